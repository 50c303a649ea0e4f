using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Something that is wrong, or looks wrong, with targets before they are saved.</summary>
/// <param name="Path">Where: <c>targets[3]</c>, <c>pausingReasons</c>, or empty for the whole.</param>
/// <param name="Code">What: one of <see cref="LevelFindingCodes"/>.</param>
/// <param name="IsRefused">Whether it cannot be saved; else whoever saves it says that it is meant so.</param>
public sealed record LevelFinding(string Path, string Code, bool IsRefused)
{
    /// <summary>The priority that is concerned; null for all.</summary>
    public Priority? Priority { get; init; }

    /// <summary>The metric that is concerned; null for all.</summary>
    public ClockMetric? Metric { get; init; }

    /// <summary>What is asked for, in business seconds.</summary>
    public int? Seconds { get; init; }

    /// <summary>What it would have to fit into, in business seconds.</summary>
    public int? LimitSeconds { get; init; }

    /// <summary>Whose promises are added up, the service desk first.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
