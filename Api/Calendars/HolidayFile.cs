using System.Runtime.Serialization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IncidentPlatform.Contracts.Calendars;
using NodaTime;

namespace IncidentPlatform.Api.Calendars;

/// <summary>The whole days of an iCalendar file. Repeated ones are followed through the years that are asked for.</summary>
internal static class HolidayFile
{
    private const int MostDates = 3_660;
    private const int LongestDays = 62;
    private const int LongestName = 120;

    /// <summary>Its dates; null when it is no such file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="fromYear">First year.</param>
    /// <param name="toYear">Last year.</param>
    public static ImportedDatesResponse? Read(string text, int fromYear, int toYear)
    {
        if (Load(text) is not { } calendar) return null;

        var names = new SortedDictionary<LocalDate, string>();
        var skipped = 0;
        foreach (var entry in calendar.Events)
        {
            if (entry.Start is not { HasTime: false } || names.Count >= MostDates)
            {
                skipped++;
                continue;
            }

            foreach (var date in DatesOf(entry, fromYear, toYear).Take(MostDates - names.Count))
                names.TryAdd(date, NameOf(entry));
        }
        return new ImportedDatesResponse([.. names.Select(date => new CalendarDate(date.Key, date.Value, []))], skipped);
    }

    private static Ical.Net.Calendar? Load(string text)
    {
        if (!text.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)) return null;

        try
        {
            return Ical.Net.Calendar.Load(text);
        }
        catch (Exception exception) when (exception is SerializationException or ArgumentException or FormatException or InvalidOperationException)
        {
            return null; // what the library throws at a file that breaks off or holds nonsense
        }
    }

    private static IEnumerable<LocalDate> DatesOf(CalendarEvent entry, int fromYear, int toYear)
    {
        var days = Math.Clamp(entry.End is { } end ? NodaTime.Period.DaysBetween(DateOf(entry.Start!), DateOf(end)) : 1, 1, LongestDays);
        return entry.GetOccurrences(new CalDateTime(fromYear, 1, 1))
            .Select(occurrence => DateOf(occurrence.Period.StartTime))
            .TakeWhile(start => start.Year <= toYear)
            .SelectMany(start => Enumerable.Range(0, days).Select(start.PlusDays))
            .Where(date => date.Year >= fromYear && date.Year <= toYear);
    }

    private static LocalDate DateOf(CalDateTime time) => new(time.Year, time.Month, time.Day);

    private static string NameOf(CalendarEvent entry)
    {
        var name = entry.Summary?.Trim();
        if (string.IsNullOrEmpty(name)) return "–";

        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
