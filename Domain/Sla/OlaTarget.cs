using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>A promise of whoever has a record: business time allowed.</summary>
/// <param name="Priority">The priority.</param>
/// <param name="Metric">
/// Response: from each arrival to the holder's first human action. Resolution: the sum of the time with the holder, wherever
/// the record is resolved. Never Update.
/// </param>
/// <param name="Seconds">Business seconds; more than zero.</param>
public sealed record OlaTarget(Priority Priority, ClockMetric Metric, int Seconds);
