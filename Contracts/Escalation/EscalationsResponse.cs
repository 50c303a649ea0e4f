using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary><c>GET /incidents/{id}/escalations</c>: what fired on a record, and what comes next.</summary>
/// <param name="Steps">What was taken, in the order in which it was; then what comes, soonest first.</param>
/// <param name="Hops">How often it was passed on.</param>
/// <param name="SilentHops">How often since the last word; the fourth is refused and the service desk regains it.</param>
/// <param name="AcknowledgedAt">When somebody said that they are on it; null when nobody did.</param>
/// <param name="AcknowledgedBy">Who; null when nobody did.</param>
/// <param name="CanBeAcknowledged">Whether a rule that asks for it has fired and nobody is on it.</param>
public sealed record EscalationsResponse(
    IReadOnlyList<EscalationStepResponse> Steps, int Hops, int SilentHops, Instant? AcknowledgedAt, string? AcknowledgedBy, bool CanBeAcknowledged);
