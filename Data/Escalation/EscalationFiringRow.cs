using IncidentPlatform.Domain.Escalation;
using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>The promise that a step is taken once: the key is (clock or record, rule, run, repetition).</summary>
public sealed class EscalationFiringRow
{
    /// <summary>The clock; the record itself for rules that look at no clock.</summary>
    public required Guid ClockId { get; init; }
    public required Guid RuleId { get; init; }
    public required int Run { get; init; }

    /// <summary>0 for the firing itself, then its reminders.</summary>
    public int Repetition { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }

    /// <summary>In which version of the escalation policy the rule stood; null for a marker of a record that nothing watches over.</summary>
    public Guid? PolicyVersionId { get; init; }
    public required Instant DueAt { get; init; }
    public required Instant FiredAt { get; init; }
    public required EscalationOutcome Outcome { get; init; }

    /// <summary>As the rules know it.</summary>
    public EscalationStepKey Key => new(ClockId, RuleId, Run, Repetition);

    /// <summary>The row of a step that is taken.</summary>
    public static EscalationFiringRow Of(EscalationFiring firing, Guid organizationId, Guid incidentId, Instant firedAt) => new()
    {
        ClockId = firing.Step.SubjectId,
        RuleId = firing.Rule.Id,
        Run = firing.Step.Run,
        Repetition = firing.Step.Repetition,
        OrganizationId = organizationId,
        IncidentId = incidentId,
        PolicyVersionId = firing.PolicyVersionId,
        DueAt = firing.Step.DueAt,
        FiredAt = firedAt,
        Outcome = firing.Outcome,
    };
}
