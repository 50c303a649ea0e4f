using NodaTime;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary>A calendar in a list.</summary>
/// <param name="Id">The calendar.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="IsActive">Whether it can be chosen.</param>
/// <param name="IsDefault">Whether it is the organization's.</param>
/// <param name="Version">Its present version.</param>
/// <param name="CreatedAt">When that was made.</param>
/// <param name="Services">Services whose time is counted in it by their own choice.</param>
/// <param name="Groups">Groups that work in it by their own choice.</param>
public sealed record CalendarRowResponse(
    Guid Id, string Name, string Zone, bool IsActive, bool IsDefault, int Version, Instant CreatedAt, int Services, int Groups);
