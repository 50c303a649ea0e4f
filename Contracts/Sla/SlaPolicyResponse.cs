using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>An SLA policy as it is now.</summary>
/// <param name="Id">The policy.</param>
/// <param name="Name">Shown name.</param>
/// <param name="IsActive">Whether it can be chosen.</param>
/// <param name="Version">Its present version; send it as <c>If-Match</c>.</param>
/// <param name="Policy">What is promised.</param>
/// <param name="CreatedAt">When the version was made.</param>
/// <param name="Services">Names of the services that chose it.</param>
/// <param name="EscalationPolicyId">The escalation policy that watches over new records, and over open ones that a change reaches; null for none.</param>
/// <param name="ChangeId">The change that carries the version to open records; null when it reaches none.</param>
public sealed record SlaPolicyResponse(
    Guid Id, string Name, bool IsActive, int Version, SlaPolicyBody Policy, Instant CreatedAt, IReadOnlyList<string> Services, Guid? ChangeId = null,
    Guid? EscalationPolicyId = null);
