using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>A promise: business time allowed.</summary>
/// <param name="Kind">The kind; null for every kind.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Metric">What is promised.</param>
/// <param name="Seconds">Business seconds; more than zero.</param>
public sealed record SlaTarget(IncidentKind? Kind, Priority Priority, ClockMetric Metric, int Seconds);
