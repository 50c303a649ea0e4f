using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>A promise of whoever has a record.</summary>
/// <param name="Priority">The priority.</param>
/// <param name="Metric">Response or Resolution.</param>
/// <param name="Seconds">Business seconds.</param>
public sealed record OlaTargetBody(Priority Priority, ClockMetric Metric, int Seconds);
