using NodaTime;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary>A version of a calendar. It never changes.</summary>
/// <param name="Id">The version, as clocks name it.</param>
/// <param name="Version">1 and rising.</param>
/// <param name="Calendar">When it is open.</param>
/// <param name="TzdbVersion">Release of the time-zone database.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it; null for the platform.</param>
public sealed record CalendarVersionResponse(Guid Id, int Version, CalendarBody Calendar, string TzdbVersion, Instant CreatedAt, string? CreatedBy);
