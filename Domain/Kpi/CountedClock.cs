using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>The part of a clock's facts on which counters depend.</summary>
/// <param name="Metric">What it measures.</param>
/// <param name="State">Whether it counts time.</param>
/// <param name="Outcome">What became of its promise.</param>
/// <param name="Band">The last threshold reached.</param>
public readonly record struct CountedClock(ClockMetric Metric, ClockState State, ClockOutcome Outcome, int Band);
