using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>A step whose time has come.</summary>
/// <param name="Step">The step.</param>
/// <param name="PolicyVersionId">The version of the policy that the rule stands in; null for a marker of a record that nothing watches over.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="IsBreach">Whether it is the first to say that its clock's target is broken; null unless it says so at all.</param>
public sealed record EscalationFiring(EscalationStep Step, Guid? PolicyVersionId, EscalationOutcome Outcome, bool? IsBreach = null)
{
    /// <summary>The rule.</summary>
    public EscalationRule Rule => Step.Rule;

    /// <summary>The line that says so.</summary>
    public TimelineEntry ToEntry()
    {
        var isSuperseded = Outcome == EscalationOutcome.Superseded;
        var isAcknowledged = Outcome == EscalationOutcome.Acknowledged;
        return Rule.When is EscalationCondition.ClockShare share
            ? new TimelineEntry.RuleFired(
                Step.SubjectId, share.Metric, PolicyVersionId ?? Guid.Empty, Rule.Id, Step.Run, share.Percent, Step.DueAt, isSuperseded,
                Step.Repetition, isAcknowledged, IsBreach)
            : new TimelineEntry.ConditionMet(
                Rule.When, PolicyVersionId ?? Guid.Empty, Rule.Id, Step.Run, Step.DueAt, isSuperseded, Step.Repetition, isAcknowledged);
    }
}
