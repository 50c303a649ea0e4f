namespace IncidentPlatform.Analytics.Metrics;

/// <summary>A counter as it was read: one of <see cref="Domain.Kpi.BusinessCounts"/> of an organization or of <c>other</c>.</summary>
internal sealed record BusinessFigure(string Organization, string Name, string Label, string Sublabel, long Value);
