using NodaTime;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary>A calendar as it is now.</summary>
/// <param name="Id">The calendar.</param>
/// <param name="Name">Shown name.</param>
/// <param name="IsActive">Whether it can be chosen.</param>
/// <param name="IsDefault">Whether the organization's time is counted in it where nothing else is said.</param>
/// <param name="Version">Its present version; send it as <c>If-Match</c>.</param>
/// <param name="Calendar">When it is open.</param>
/// <param name="TzdbVersion">Release of the time-zone database with which the version was made.</param>
/// <param name="CreatedAt">When the version was made.</param>
/// <param name="ChangeId">The change that carries the version to open records; null when it reaches none.</param>
public sealed record CalendarResponse(
    Guid Id, string Name, bool IsActive, bool IsDefault, int Version, CalendarBody Calendar, string TzdbVersion, Instant CreatedAt,
    Guid? ChangeId = null);
