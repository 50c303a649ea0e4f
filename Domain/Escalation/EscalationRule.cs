using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>When a share of a clock's target is used, then these effects.</summary>
/// <param name="Id">Stable over versions of the policy: the rule fires once per clock and run.</param>
/// <param name="Metric">Which clock.</param>
/// <param name="Share">Per cent of the target: 50, 75, 90 or 100; 100 records the breach.</param>
/// <param name="Effects">In the order in which they are applied; may be empty.</param>
public sealed record EscalationRule(Guid Id, ClockMetric Metric, int Share, IReadOnlyList<EscalationEffect> Effects);
