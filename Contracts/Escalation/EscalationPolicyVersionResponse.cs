using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>A version of an escalation policy; it never changes.</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it; null for the platform.</param>
/// <param name="Rules">Its rules.</param>
public sealed record EscalationPolicyVersionResponse(int Version, Instant CreatedAt, string? CreatedBy, IReadOnlyList<EscalationRuleBody> Rules);
