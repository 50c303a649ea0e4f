using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>The promise that a rule fires once: the key is (clock, rule, run).</summary>
public sealed class EscalationFiringRow
{
    public required Guid ClockId { get; init; }
    public required Guid RuleId { get; init; }
    public required int Run { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required Instant DueAt { get; init; }
    public required Instant FiredAt { get; init; }
    public required bool IsSuperseded { get; init; }
}
