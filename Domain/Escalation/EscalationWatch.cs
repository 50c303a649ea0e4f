using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>What escalation rules know of a record beside its clocks. Made by the timeline, like everything else of the record.</summary>
public sealed record EscalationWatch
{
    /// <summary>Of a record that nothing watches over.</summary>
    public static EscalationWatch None { get; } = new();

    /// <summary>The version of the escalation policy; null when nothing is escalated.</summary>
    public Guid? PolicyVersionId { get; init; }

    /// <summary>The calendar in which business minutes are counted; null for a record without a plan.</summary>
    public Guid? CalendarVersionId { get; init; }

    /// <summary>The priority with which it was opened.</summary>
    public Priority? OpenedWith { get; init; }

    /// <summary>When it entered its present state.</summary>
    public Instant StateSince { get; init; }

    /// <summary>The line by which it did: the run of rules on its stay in the state.</summary>
    public int StateSequence { get; init; }

    /// <summary>Since when its consumer has waited for an answer; null while they don't.</summary>
    public Instant? WaitingSince { get; init; }

    /// <summary>The consumer's first unanswered line: the run of rules on their wait.</summary>
    public int WaitingSequence { get; init; }

    /// <summary>When it was passed on, in order.</summary>
    public IReadOnlyList<Instant> HoppedAt { get; init; } = [];

    /// <summary>When somebody of the present group said that they are on it; null when nobody did.</summary>
    public Instant? AcknowledgedAt { get; init; }

    /// <summary>Who; null when nobody did.</summary>
    public Guid? AcknowledgedBy { get; init; }

    /// <summary>One more with each change of what rules on the record itself look at. Timers of an older generation are void.</summary>
    public int Generation { get; init; }

    /// <summary>Every value, so that two can be compared by it.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{PolicyVersionId}, {CalendarVersionId}, {OpenedWith}, {StateSince}, {StateSequence}, {WaitingSince}, {WaitingSequence}, {string.Join(' ', HoppedAt)}, {AcknowledgedAt}, {AcknowledgedBy}, {Generation}");

    /// <summary>Of a record after its first line.</summary>
    public static EscalationWatch Begin(TimelineEntry.Opened opened, TimelineLine line) => Pinned(None, opened.Clocks) with
    {
        OpenedWith = opened.Priority,
        StateSince = line.At,
        StateSequence = line.Sequence,
        Generation = 1,
    };

    /// <summary>Of a record after one more line.</summary>
    /// <param name="before">The record before the line.</param>
    /// <param name="after">The record after it; its watch is still the one before.</param>
    /// <param name="line">The line.</param>
    public static EscalationWatch Follow(Incident before, Incident after, TimelineLine line)
    {
        var former = before.Watch;
        var next = line.Entry switch
        {
            TimelineEntry.Reclassified { Clocks: { } plan } => Pinned(former, plan),
            TimelineEntry.Reprioritised { Clocks: { } plan } => Pinned(former, plan),
            TimelineEntry.Imported { Clocks: { } plan } => Pinned(former, plan),
            TimelineEntry.LevelsChanged { Clocks: { Escalation: not null } plan } => Pinned(former, plan),
            TimelineEntry.EscalationAcknowledged => former with { AcknowledgedAt = line.At, AcknowledgedBy = line.ActorId },
            _ => former,
        };
        if (after.State != before.State) next = next with { StateSince = line.At, StateSequence = line.Sequence };
        if (after.Hops != before.Hops) next = next with { HoppedAt = [.. next.HoppedAt, line.At] };
        next = Waiting(next, after, line);

        // Whoever has it now has not said anything yet.
        if (after.GroupId != before.GroupId || line.Entry is TimelineEntry.Reopened)
            next = next with { AcknowledgedAt = null, AcknowledgedBy = null };

        return IsOfOtherSchedule(former, next) ? next with { Generation = former.Generation + 1 } : next;
    }

    private static EscalationWatch Waiting(EscalationWatch watch, Incident after, TimelineLine line)
    {
        if (!after.IsOpen) return watch with { WaitingSince = null, WaitingSequence = 0 };
        if (line.Entry is TimelineEntry.Held { Reason: HoldReason.AwaitingConsumer }) return watch with { WaitingSince = null, WaitingSequence = 0 };
        if (line is not { Entry: TimelineEntry.Commented, Visibility: Visibility.Public, ActorKind: ActorKind.Person }) return watch;
        if (line.ActorId != after.RequesterId && line.ActorId != after.AffectedUserId) return watch with { WaitingSince = null, WaitingSequence = 0 };

        return watch.WaitingSince is null ? watch with { WaitingSince = line.At, WaitingSequence = line.Sequence } : watch;
    }

    // A line from before rules had versions of their own names none: they then stood in the SLA policy's version of the same id.
    private static EscalationWatch Pinned(EscalationWatch watch, ClockPlan plan) => plan.Escalation is { } pin
        ? watch with { PolicyVersionId = pin.PolicyVersionId, CalendarVersionId = pin.CalendarVersionId }
        : plan.Targets is [var target, ..]
            ? watch with { PolicyVersionId = target.PolicyVersionId, CalendarVersionId = target.CalendarVersionId }
            : watch;

    private static bool IsOfOtherSchedule(EscalationWatch former, EscalationWatch next) =>
        (former.PolicyVersionId, former.CalendarVersionId, former.StateSequence, former.WaitingSequence, former.HoppedAt.Count)
        != (next.PolicyVersionId, next.CalendarVersionId, next.StateSequence, next.WaitingSequence, next.HoppedAt.Count);
}
