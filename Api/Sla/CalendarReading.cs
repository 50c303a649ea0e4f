using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Sla;

/// <summary>Reads a calendar as a caller writes it, and names what is wrong with it.</summary>
internal static class CalendarReading
{
    private const int MostExceptions = 3_660;

    /// <summary>The definition; null when <paramref name="errors"/> has entries.</summary>
    /// <param name="prefix">Where the calendar stands in the body, such as <c>calendar.</c>; empty at its root.</param>
    /// <param name="zone">IANA zone.</param>
    /// <param name="week">Seven lists from Monday.</param>
    /// <param name="exceptions">By date.</param>
    /// <param name="errors">Messages by field.</param>
    public static CalendarDefinition? Read(
        string prefix, string zone, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> week,
        IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? exceptions, Dictionary<string, string[]> errors)
    {
        var days = week.Take(8).Select((day, index) => Openings($"{prefix}week[{index}]", day, errors)).ToList();
        var dated = new List<CalendarException>();
        if (exceptions is { Count: > MostExceptions }) errors[$"{prefix}exceptions"] = [$"At most {MostExceptions} dates."];
        foreach (var (text, openings) in (exceptions ?? new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>()).Take(MostExceptions))
        {
            var date = LocalDatePattern.Iso.Parse(text);
            if (!date.Success) errors[$"{prefix}exceptions[{text}]"] = ["A date such as 2026-08-17."];
            else dated.Add(new CalendarException(date.Value, text, Openings($"{prefix}exceptions[{text}]", openings, errors)));
        }
        if (errors.Count > 0) return null;

        var definition = new CalendarDefinition(zone, days, dated);
        foreach (var problem in definition.Validate()) errors[prefix + problem.Path] = [problem.Code];
        return errors.Count > 0 ? null : definition;
    }

    /// <summary>The definition of a calendar to be used from now on; null when <paramref name="errors"/> has entries.</summary>
    /// <param name="prefix">Where the calendar stands in the body.</param>
    /// <param name="body">As written.</param>
    /// <param name="now">A calendar without an opening after it is refused.</param>
    /// <param name="errors">Messages by field: the day and the opening.</param>
    public static CalendarDefinition? Read(string prefix, CalendarBody body, Instant now, Dictionary<string, string[]> errors)
    {
        var days = body.Week.Take(8).Select((day, index) => Openings($"{prefix}week[{index}]", day, errors)).ToList();
        var dated = body.Exceptions
            .Select(date => new CalendarException(
                date.Date, date.Name.Trim(), Openings($"{prefix}exceptions[{LocalDatePattern.Iso.Format(date.Date)}]", date.Openings, errors)))
            .OrderBy(date => date.Date).ToList();
        if (errors.Count > 0) return null;

        var definition = new CalendarDefinition(body.Zone, days, dated);
        foreach (var problem in CalendarLint.Check(definition, now)) errors[prefix + problem.Path] = [problem.Code];
        return errors.Count > 0 ? null : definition;
    }

    private static List<Opening> Openings(string path, IReadOnlyList<IReadOnlyList<string>> texts, Dictionary<string, string[]> errors)
    {
        var openings = new List<Opening>();
        for (var index = 0; index < Math.Min(texts.Count, 48); index++)
        {
            if (texts[index].Count == 2 && Opening.TryParse(texts[index][0], texts[index][1], out var opening)) openings.Add(opening);
            else errors[$"{path}[{index}]"] = ["An opening is a pair such as [\"08:00\", \"12:00\"]."];
        }
        return openings;
    }
}
