using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>Running clocks now by share of target used.</summary>
/// <param name="Metric">What the clocks measure.</param>
/// <param name="Counts">Below 50, 50–75, 75–90, 90–100, above 100 %.</param>
public sealed record BreachRiskResponse(ClockMetric Metric, IReadOnlyList<int> Counts);
