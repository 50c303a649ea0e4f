using System.Text.Json;
using IncidentPlatform.Data.Json;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.OnCall;
using NodaTime;

namespace IncidentPlatform.Data.OnCall;

/// <summary>A rota's definition as JSON: <c>{zone, layers: [{id, name, personIds, startsOn, handOverAt, rotationDays, week, holidays}]}</c>; hours of duty as in a calendar.</summary>
public static class RotaJson
{
    /// <summary>Writes a definition.</summary>
    public static string Write(RotaDefinition definition) => JsonSerializer.Serialize(
        new Shape(
            definition.Zone,
            [
                .. definition.Layers.Select(layer => new LayerShape(
                    layer.Id, layer.Name, [.. layer.PersonIds], layer.StartsOn, layer.HandOverAt, layer.RotationDays,
                    layer.Week is null ? null : [.. layer.Week.Select(Texts)], layer.Holidays)),
            ]),
        JsonColumn.Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static RotaDefinition Read(string json)
    {
        var shape = JsonSerializer.Deserialize<Shape>(json, JsonColumn.Options)!;
        return new RotaDefinition(
            shape.Zone,
            [
                .. shape.Layers.Select(layer => new OnCallLayer(
                    layer.Id, layer.Name, layer.PersonIds, layer.StartsOn, layer.HandOverAt, layer.RotationDays,
                    layer.Week is null ? null : [.. layer.Week.Select(Openings)], layer.Holidays)),
            ]);
    }

    private static string[][] Texts(IReadOnlyList<Opening> openings) => [.. openings.Select(o => new[] { o.FromText, o.ToText })];

    private static IReadOnlyList<Opening> Openings(string[][] texts) => [.. texts.Select(text => Opening.Parse(text[0], text[1]))];

    private sealed record Shape(string Zone, LayerShape[] Layers);

    private sealed record LayerShape(
        Guid Id, string Name, Guid[] PersonIds, LocalDate StartsOn, LocalTime HandOverAt, int RotationDays, string[][][]? Week, HolidayDuty Holidays);
}
