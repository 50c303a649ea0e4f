using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Gives the target of a policy version, of an SLA or an OLA, in business seconds; null when it gives none. Versions never change.</summary>
public delegate int? TargetLookup(Guid policyVersionId, IncidentKind kind, Priority priority, ClockMetric metric);
