using NodaTime;

namespace IncidentPlatform.Domain.Calendars;

/// <summary>One date of a calendar.</summary>
/// <param name="Date">The date in the calendar's zone.</param>
/// <param name="Openings">As written for it; empty: closed.</param>
/// <param name="OpenSeconds">Open time as it elapses: a clock change lengthens or shortens it.</param>
/// <param name="Exception">Name of the exception that replaces its weekday; null when it is an ordinary one.</param>
public sealed record CalendarDay(LocalDate Date, IReadOnlyList<Opening> Openings, int OpenSeconds, string? Exception)
{
    /// <summary>The first year that lies wholly in what calendars serve, in every zone.</summary>
    public const int FirstYear = 1901;

    /// <summary>The last such year.</summary>
    public const int LastYear = 2199;

    /// <summary>Every date of a year, in order.</summary>
    /// <param name="definition">A calendar without problems.</param>
    /// <param name="year"><see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    public static IReadOnlyList<CalendarDay> Year(CalendarDefinition definition, int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var schedule = new OpenSchedule(definition);
        var names = definition.Exceptions.ToDictionary(exception => exception.Date, exception => exception.Name);
        var days = new List<CalendarDay>();
        for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1))
        {
            var day = OpenSchedule.DayOf(date);
            days.Add(new CalendarDay(
                date, schedule.On(day), (int)schedule.PiecesOf(day).Sum(piece => piece.End - piece.Start), names.GetValueOrDefault(date)));
        }
        return days;
    }
}
