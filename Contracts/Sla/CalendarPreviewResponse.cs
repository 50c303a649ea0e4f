namespace IncidentPlatform.Contracts.Sla;

/// <summary>Business time.</summary>
/// <param name="BusinessSeconds">Seconds in which the calendar is open.</param>
public sealed record CalendarPreviewResponse(long BusinessSeconds);
