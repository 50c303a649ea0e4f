using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary><c>POST /escalation-policies</c> and <c>PUT /escalation-policies/{id}</c>: other rules become the next version.</summary>
/// <param name="Name">Unique in the organization.</param>
/// <param name="Rules">All of them.</param>
/// <param name="IsActive">Whether it watches over new records.</param>
public sealed record SaveEscalationPolicyRequest(
    [property: Required, MinLength(2), MaxLength(120)] string Name,
    [property: Required, MaxLength(40)] IReadOnlyList<EscalationRuleBody> Rules,
    bool IsActive = true);
