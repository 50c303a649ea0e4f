using NodaTime;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary><c>GET /calendars/{id}/year</c>: what is open on each date.</summary>
/// <param name="Year">The year.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="OpenDays">Dates with any open time.</param>
/// <param name="OpenSeconds">Open time of the whole year.</param>
/// <param name="Days">Every date in order.</param>
public sealed record CalendarYearResponse(int Year, string Zone, int OpenDays, long OpenSeconds, IReadOnlyList<CalendarYearResponse.Day> Days)
{
    /// <summary>One date.</summary>
    /// <param name="Date">The date.</param>
    /// <param name="OpenSeconds">Open time as it elapses.</param>
    /// <param name="Openings">As written.</param>
    /// <param name="Exception">Name of the exception; null for an ordinary date.</param>
    public sealed record Day(LocalDate Date, int OpenSeconds, IReadOnlyList<IReadOnlyList<string>> Openings, string? Exception);
}
