using System.Text.Json;
using IncidentPlatform.Data.Json;
using IncidentPlatform.Domain.Calendars;
using NodaTime.Text;

namespace IncidentPlatform.Data.Calendars;

/// <summary>A calendar's definition as JSON: <c>{zone, week: [[["08:00","12:00"]]], exceptions: [{date, name, openings}]}</c>.</summary>
public static class CalendarJson
{
    /// <summary>Writes a definition.</summary>
    public static string Write(CalendarDefinition definition) => JsonSerializer.Serialize(
        new Shape(
            definition.Zone,
            [.. definition.Week.Select(Texts)],
            [.. definition.Exceptions.Select(exception => new ExceptionShape(
                LocalDatePattern.Iso.Format(exception.Date), exception.Name, Texts(exception.Openings)))]),
        JsonColumn.Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CalendarDefinition Read(string json)
    {
        var shape = JsonSerializer.Deserialize<Shape>(json, JsonColumn.Options)!;
        return new CalendarDefinition(
            shape.Zone,
            [.. shape.Week.Select(Openings)],
            [.. shape.Exceptions.Select(exception => new CalendarException(
                LocalDatePattern.Iso.Parse(exception.Date).Value, exception.Name, Openings(exception.Openings)))]);
    }

    private static string[][] Texts(IReadOnlyList<Opening> openings) => [.. openings.Select(o => new[] { o.FromText, o.ToText })];

    private static IReadOnlyList<Opening> Openings(string[][] texts) => [.. texts.Select(text => Opening.Parse(text[0], text[1]))];

    private sealed record Shape(string Zone, string[][][] Week, ExceptionShape[] Exceptions);

    private sealed record ExceptionShape(string Date, string Name, string[][] Openings);
}
