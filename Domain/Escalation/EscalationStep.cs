using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>A rule, or one of its reminders, with its instant.</summary>
/// <param name="SubjectId">The clock; the record itself for rules that look at no clock.</param>
/// <param name="Clock">The clock; null for rules that look at none.</param>
/// <param name="Generation">Of the clock's schedule, or of the record's watch.</param>
/// <param name="Run">The clock's run, or the line by which a stay or a wait began.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Repetition">0 for the firing itself, then its reminders.</param>
/// <param name="Threshold">What it is measured by, in business seconds of its subject: the higher one is the later one.</param>
/// <param name="DueAt">When that is reached.</param>
/// <param name="LookAt">
/// When it is to be looked at. At its due instant a target is used up but not broken: an answer in that very second keeps
/// it. So a rule for 100 % is looked at a second later, and still dated at the due instant.
/// </param>
public sealed record EscalationStep(
    Guid SubjectId, Clock? Clock, int Generation, int Run, EscalationRule Rule, int Repetition, long Threshold, Instant DueAt, Instant LookAt)
{
    /// <summary>Under which it is taken once.</summary>
    public EscalationStepKey Key => new(SubjectId, Rule.Id, Run, Repetition);

    /// <summary>Whether the policy does not know it; see <see cref="EscalationMarkers"/>.</summary>
    public bool IsMarker => EscalationMarkers.IsMarker(Rule.Id);
}
