using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>When a rule fires. The kind says which of the other fields it needs; the rest is null.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Metric">Which clock.</param>
/// <param name="Percent">Per cent of its target, 1 to 200.</param>
/// <param name="State">An open state.</param>
/// <param name="Minutes">Business minutes.</param>
/// <param name="Count">How often.</param>
/// <param name="Priority">The lowest priority for which it holds.</param>
public sealed record EscalationConditionBody(
    EscalationConditionKind Kind, ClockMetric? Metric = null, int? Percent = null, IncidentState? State = null, int? Minutes = null,
    int? Count = null, Priority? Priority = null);
