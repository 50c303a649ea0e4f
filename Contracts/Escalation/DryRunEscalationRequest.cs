using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary><c>POST /escalation-policies/dry-run</c>: what would these rules have done in the last 90 days?</summary>
/// <param name="Rules">To be tried; nothing is saved.</param>
/// <param name="PolicyId">Only records of services that follow this policy; null for all records.</param>
public sealed record DryRunEscalationRequest(
    [property: Required, MaxLength(40)] IReadOnlyList<EscalationRuleBody> Rules, Guid? PolicyId = null);
