using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>An escalation policy as it is now.</summary>
/// <param name="Id">The policy.</param>
/// <param name="Name">Shown name.</param>
/// <param name="IsActive">Whether it watches over new records.</param>
/// <param name="Version">Its version: send it with a change.</param>
/// <param name="CreatedAt">When that was made.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="UsedBy">Names of the SLA policies that name it.</param>
/// <param name="Warnings">What is allowed but hardly meant, by field.</param>
public sealed record EscalationPolicyResponse(
    Guid Id, string Name, bool IsActive, int Version, Instant CreatedAt, IReadOnlyList<EscalationRuleBody> Rules,
    IReadOnlyList<string> UsedBy, IReadOnlyDictionary<string, string[]> Warnings);
