namespace IncidentPlatform.Domain.Kpi;

/// <summary>What is counted for operators, and by what.</summary>
/// <param name="Name">One of <see cref="BusinessCounts"/>' names.</param>
/// <param name="Label">First label: metric, priority or outcome; empty for none.</param>
/// <param name="Sublabel">Second label: the band; empty for none.</param>
/// <param name="Day">Days since 1970-01-01 in UTC for what is averaged over days; 0 for what is not kept by day.</param>
public readonly record struct BusinessCount(string Name, string Label, string Sublabel, int Day);
