using NodaTime;

namespace IncidentPlatform.Domain.Calendars;

/// <summary>Something about a calendar that looks like a mistake: <see cref="CalendarLint.LongClosure"/>.</summary>
/// <param name="Code">What.</param>
/// <param name="From">First closed date.</param>
/// <param name="Days">How many dates in a row.</param>
public sealed record CalendarWarning(string Code, LocalDate From, int Days);
