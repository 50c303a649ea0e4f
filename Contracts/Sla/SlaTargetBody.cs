using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>A promise to consumers.</summary>
/// <param name="Kind">The kind; null for every kind.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Metric">What is promised.</param>
/// <param name="Seconds">Business seconds.</param>
public sealed record SlaTargetBody(IncidentKind? Kind, Priority Priority, ClockMetric Metric, int Seconds);
