using IncidentPlatform.Domain.Kpi;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>What an actor did of an activity in the period.</summary>
/// <param name="Actor">Who takes part.</param>
/// <param name="Activity">What was done.</param>
/// <param name="InHouse">By the organization's own people: records, or for Diagnose business seconds.</param>
/// <param name="Provider">By a provider under an agreement, in the same unit.</param>
public sealed record HandOverCellResponse(HandOverActor Actor, HandOverActivity Activity, long InHouse, long Provider);
