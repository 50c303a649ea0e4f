using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Sla;

/// <summary><c>POST /sla-policies</c>, <c>PUT /sla-policies/{id}</c>.</summary>
/// <param name="Name">Shown name, unique.</param>
/// <param name="Policy">What is promised.</param>
/// <param name="IsActive">Whether it can be chosen.</param>
/// <param name="Mode">How far a change reaches.</param>
/// <param name="AcceptsWarnings">Whether what looks like a mistake is meant so.</param>
/// <param name="EscalationPolicyId">The escalation policy that watches over new records, and over open ones that the change reaches; null keeps the present one, or takes the default service's.</param>
public sealed record SaveSlaPolicyRequest(
    [property: Required, MinLength(2), MaxLength(120)] string Name,
    [property: Required] SlaPolicyBody Policy,
    bool IsActive = true,
    RebaseMode Mode = RebaseMode.NewOnly,
    bool AcceptsWarnings = false,
    Guid? EscalationPolicyId = null);
