using System.Globalization;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Domain.Calendars;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>Openings and dates as people type them: <c>08:00-12:00, 13:00-17:00</c>; a date a line, its name, and openings if it has any.</summary>
internal static class OpeningsText
{
    private static readonly char[] Separators = [' ', ',', ';', '\t'];

    public static string Of(IReadOnlyList<IReadOnlyList<string>> openings) => string.Join(", ", openings.Select(opening => $"{opening[0]}-{opening[1]}"));

    public static string Of(IEnumerable<CalendarDate> dates) => string.Join('\n', dates.Select(date =>
        string.Create(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(date.Date)} {date.Name} {Of(date.Openings)}").TrimEnd()));

    /// <summary>The openings of a day; null when they cannot be read. Their order and overlap are the API's to judge.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Read(string? text)
    {
        var openings = new List<IReadOnlyList<string>>();
        foreach (var part in (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadOne(part) is not { } opening) return null;

            openings.Add(opening);
        }
        return openings;
    }

    /// <summary>The dates of a text; null when a line cannot be read, which is then <paramref name="unreadable"/>.</summary>
    public static IReadOnlyList<CalendarDate>? ReadDates(string? text, out string unreadable)
    {
        unreadable = "";
        var dates = new List<CalendarDate>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ReadDate(line) is not { } date)
            {
                unreadable = line;
                return null;
            }

            dates.Add(date);
        }
        return dates;
    }

    /// <summary>Dates of two texts, a date that stands in both as in the first.</summary>
    public static string Merge(string? first, IEnumerable<CalendarDate> more)
    {
        var present = ReadDates(first, out _);
        return present is null ? first ?? "" : Of(present.Concat(more).DistinctBy(date => date.Date).OrderBy(date => date.Date));
    }

    private static CalendarDate? ReadDate(string line)
    {
        var parts = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var date = LocalDatePattern.Iso.Parse(parts[0]);
        if (!date.Success) return null;

        var openings = parts.Reverse().TakeWhile(part => ReadOne(part) is not null).Reverse().ToList();
        var name = string.Join(' ', parts.Skip(1).Take(parts.Length - 1 - openings.Count));
        return name.Length == 0 ? null : new CalendarDate(date.Value, name, [.. openings.Select(part => ReadOne(part)!)]);
    }

    private static string[]? ReadOne(string part) => part.Replace('\u2013', '-').Split('-') is [var from, var to] && Opening.TryParse(from, to, out var opening)
        ? [opening.FromText, opening.ToText]
        : null;
}
