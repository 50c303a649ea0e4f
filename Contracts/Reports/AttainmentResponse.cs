using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>How far a promise was kept: met at the stop, breached when it was broken, whether still open or not.</summary>
/// <param name="Metric">What the clocks measure.</param>
/// <param name="Met">Clocks that stopped in time.</param>
/// <param name="Breached">Clocks that were broken.</param>
/// <param name="Share">Met of all, 0..1; null where no clock counted.</param>
/// <param name="Excused">Of the broken ones, excused by an incident manager.</param>
/// <param name="ShareWithoutExcused">Met of all but the excused ones, 0..1; null where none is left.</param>
public sealed record AttainmentResponse(
    ClockMetric Metric, int Met, int Breached, double? Share, int Excused, double? ShareWithoutExcused);
