namespace IncidentPlatform.Data.Live;

/// <summary>A record changed; published as JSON on <c>live:{organizationId}</c>. Carries ids only.</summary>
/// <param name="OrganizationId">Whose record.</param>
/// <param name="IncidentId">The record.</param>
/// <param name="Version">Its version now.</param>
/// <param name="GroupIds">Holding groups before and after.</param>
/// <param name="RequesterIds">The requester and the affected user.</param>
/// <param name="AssigneeId">Who works on it; null while nobody does.</param>
/// <param name="IsRestricted">Whether few may see it.</param>
public sealed record LiveUpdate(
    Guid OrganizationId,
    Guid IncidentId,
    int Version,
    IReadOnlyList<Guid> GroupIds,
    IReadOnlyList<Guid> RequesterIds,
    Guid? AssigneeId,
    bool IsRestricted);
