namespace IncidentPlatform.ServiceDefaults.Live;

/// <summary>A record changed. Published after commit on <c>live:{organizationId}</c> by whichever process changed it.</summary>
/// <param name="GroupIds">Groups that held it before and after.</param>
/// <param name="RequesterIds">The requester and the affected person.</param>
/// <param name="AssigneeId">Who works on it; null while nobody does.</param>
/// <param name="IsRestricted">Whether only its group, incident managers and requesters may know.</param>
public sealed record LiveEvent(
    Guid OrganizationId,
    Guid IncidentId,
    int Version,
    IReadOnlyList<Guid> GroupIds,
    IReadOnlyList<Guid> RequesterIds,
    Guid? AssigneeId = null,
    bool IsRestricted = false);
