using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Sla;

/// <summary><c>POST /sla-policies/{id}/impact</c>: what would a change do?</summary>
/// <param name="Policy">What would be promised.</param>
/// <param name="EscalationPolicyId">The escalation policy that would watch; null for the one that the policy has.</param>
public sealed record SlaPolicyImpactRequest([property: Required] SlaPolicyBody Policy, Guid? EscalationPolicyId = null);
