using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Domain.Calendars;

/// <summary>Says what is wrong with a calendar at the time at which somebody wants to use it. Pure.</summary>
public static class CalendarLint
{
    /// <summary>The code of a warning: closed for longer than <see cref="LongestClosureDays"/> in a row.</summary>
    public const string LongClosure = "long-closure";

    /// <summary>Dates in a row for which a calendar may be closed before it looks like a mistake.</summary>
    public const int LongestClosureDays = 31;

    /// <summary>How far ahead closures are looked for: a year and a month.</summary>
    private const int HorizonDays = 397;

    /// <summary>Everything that makes the definition unusable.</summary>
    /// <returns>
    /// As <see cref="CalendarDefinition.Validate"/>, with dates that no calendar serves, and a calendar whose last opening is past.
    /// </returns>
    public static IReadOnlyList<CalendarProblem> Check(CalendarDefinition definition, Instant now)
    {
        var problems = definition.Validate().ToList();
        problems.AddRange(definition.Exceptions
            .Where(exception => exception.Date.Year is < 1900 or > 2200)
            .Select(exception => new CalendarProblem(
                $"exceptions[{LocalDatePattern.Iso.Format(exception.Date)}]", CalendarProblemCodes.DateNotServed)));
        if (problems.Count == 0 && BusinessCalendar.Compile(definition).NextOpening(now) is null)
            problems.Add(new("week", CalendarProblemCodes.CalendarNeverOpens));
        return problems;
    }

    /// <summary>Long closures in the coming year of a calendar without problems.</summary>
    public static IReadOnlyList<CalendarWarning> Warn(CalendarDefinition definition, Instant now)
    {
        var schedule = new OpenSchedule(definition);
        var today = OpenSchedule.DayOf(now.InZone(schedule.Zone).Date);
        var warnings = new List<CalendarWarning>();
        var closed = 0;
        for (var day = today; day <= today + HorizonDays; day++)
        {
            if (day < today + HorizonDays && schedule.On(day).Length == 0)
            {
                closed++;
                continue;
            }

            if (closed > LongestClosureDays) warnings.Add(new(LongClosure, OpenSchedule.DateOf(day - closed), closed));
            closed = 0;
        }
        return warnings;
    }
}
