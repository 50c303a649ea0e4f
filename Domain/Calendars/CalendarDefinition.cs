using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Domain.Calendars;

/// <summary>When a service, a group or an agreement works, as people write it down.</summary>
/// <param name="Zone">IANA identifier of the time zone whose wall clock the openings refer to.</param>
/// <param name="Week">Seven lists from Monday to Sunday, in any order within a day; empty means closed.</param>
/// <param name="Exceptions">Dates that differ from their weekday, each at most once.</param>
public sealed record CalendarDefinition(
    string Zone, IReadOnlyList<IReadOnlyList<Opening>> Week, IReadOnlyList<CalendarException> Exceptions)
{
    private const int DaysOfWeek = 7;

    /// <summary>Says everything that is wrong with this definition.</summary>
    /// <returns>Empty if it can be compiled; else the problems in the order zone, week, exceptions.</returns>
    public IReadOnlyList<CalendarProblem> Validate()
    {
        var problems = new List<CalendarProblem>();
        // The provider would also take fixed offsets such as "UTC+07"; they are no zones of the database.
        if (!DateTimeZoneProviders.Tzdb.Ids.Contains(Zone)) problems.Add(new("zone", CalendarProblemCodes.UnknownZone));
        if (Week.Count != DaysOfWeek) problems.Add(new("week", CalendarProblemCodes.WeekNeedsSevenDays));
        for (var day = 0; day < Week.Count; day++)
        {
            CheckDay($"week[{day}]", Week[day], problems);
        }

        var dates = new HashSet<LocalDate>();
        foreach (var exception in Exceptions)
        {
            var path = $"exceptions[{LocalDatePattern.Iso.Format(exception.Date)}]";
            if (!dates.Add(exception.Date)) problems.Add(new(path, CalendarProblemCodes.DuplicateException));
            CheckDay(path, exception.Openings, problems);
        }

        if (Week.All(day => day.Count == 0) && Exceptions.All(exception => exception.Openings.Count == 0))
        {
            problems.Add(new("week", CalendarProblemCodes.CalendarNeverOpens));
        }

        return problems;
    }

    /// <summary>Equal in zone, every opening and every exception in the order given.</summary>
    public bool Equals(CalendarDefinition? other) =>
        other is not null
        && Zone == other.Zone
        && Week.Count == other.Week.Count
        && Week.Zip(other.Week).All(pair => pair.First.SequenceEqual(pair.Second))
        && Exceptions.SequenceEqual(other.Exceptions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zone, Week.Count, Exceptions.Count);

    private static void CheckDay(string path, IReadOnlyList<Opening> openings, List<CalendarProblem> problems)
    {
        for (var index = 0; index < openings.Count; index++)
        {
            var opening = openings[index];
            if (opening.FromSecond < 0 || opening.ToSecond > Opening.SecondsOfDay)
            {
                problems.Add(new($"{path}[{index}]", CalendarProblemCodes.OpeningOutsideDay));
            }

            if (opening.ToSecond <= opening.FromSecond)
            {
                problems.Add(new($"{path}[{index}]", CalendarProblemCodes.OpeningEndsBeforeItStarts));
            }
        }

        var open = int.MinValue;
        foreach (var (index, opening) in openings.Index().OrderBy(entry => entry.Item.FromSecond))
        {
            if (opening.FromSecond < open) problems.Add(new($"{path}[{index}]", CalendarProblemCodes.OpeningsOverlap));
            open = Math.Max(open, opening.ToSecond);
        }
    }
}
