using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>Attained resolution targets of one priority.</summary>
/// <param name="Priority">At the event.</param>
/// <param name="Shares">One for each month, 0..1; null where no clock counted.</param>
public sealed record PriorityAttainmentResponse(Priority Priority, IReadOnlyList<double?> Shares);
