using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>Who takes turns for a group, as people write it down.</summary>
/// <param name="Zone">IANA zone whose wall clock hand-overs and hours of duty refer to.</param>
/// <param name="Layers">In the order in which their people are called: the first who is on call is called first.</param>
public sealed record RotaDefinition(string Zone, IReadOnlyList<OnCallLayer> Layers)
{
    /// <summary>The most layers of a rota.</summary>
    public const int MostLayers = 10;

    private static readonly LocalDate Earliest = new(1970, 1, 1);
    private static readonly LocalDate Latest = new(2150, 12, 31);

    /// <summary>Says everything that is wrong with this definition.</summary>
    /// <returns>Empty if it can be compiled; else the problems in the order zone, layers.</returns>
    public IReadOnlyList<RotaProblem> Validate()
    {
        var problems = new List<RotaProblem>();
        if (!DateTimeZoneProviders.Tzdb.Ids.Contains(Zone)) problems.Add(new("zone", CalendarProblemCodes.UnknownZone));
        if (Layers.Count is 0 or > MostLayers) problems.Add(new("layers", RotaProblemCodes.LayerCount));

        var ids = new HashSet<Guid>();
        for (var index = 0; index < Layers.Count; index++)
        {
            var (path, layer) = ($"layers[{index}]", Layers[index]);
            if (!ids.Add(layer.Id)) problems.Add(new($"{path}.id", RotaProblemCodes.DuplicateLayer));
            if (layer.PersonIds.Count is 0 or > OnCallLayer.MostTurns) problems.Add(new($"{path}.personIds", RotaProblemCodes.TurnCount));
            if (layer.RotationDays is < 1 or > OnCallLayer.MostRotationDays)
                problems.Add(new($"{path}.rotationDays", RotaProblemCodes.RotationOutOfRange));
            if (layer.StartsOn < Earliest || layer.StartsOn > Latest) problems.Add(new($"{path}.startsOn", RotaProblemCodes.StartOutOfRange));
            if (layer.Week is { } week)
            {
                problems.AddRange(new CalendarDefinition("UTC", week, []).Validate()
                    .Select(problem => new RotaProblem($"{path}.{problem.Path}", problem.Code)));
            }
        }
        return problems;
    }

    /// <summary>Equal in zone and every layer in the order given.</summary>
    public bool Equals(RotaDefinition? other) => other is not null && Zone == other.Zone && Layers.SequenceEqual(other.Layers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zone, Layers.Count);
}
