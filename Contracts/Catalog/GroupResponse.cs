namespace IncidentPlatform.Contracts.Catalog;

/// <summary>A support group.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Tier">1 (first line) to 3.</param>
/// <param name="IsServiceDesk">Whether it is the service desk.</param>
/// <param name="Provider">Name of the external provider to whom it is handed over; null when in-house.</param>
/// <param name="IsActive">Whether it takes records.</param>
/// <param name="Members">Its active members.</param>
/// <param name="LeadId">Who leads it; null for nobody.</param>
/// <param name="CalendarId">Its working time; null for that of the service.</param>
public sealed record GroupResponse(
    Guid Id, string Name, int Tier, bool IsServiceDesk, string? Provider, bool IsActive, IReadOnlyList<GroupMemberResponse> Members,
    Guid? LeadId = null, Guid? CalendarId = null);
