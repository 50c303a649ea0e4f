using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>
/// The moves of a record's lifecycle as pure decisions: the record, the wish and the actor go in, lines of the timeline or a
/// refusal come out. Definition: docs/lifecycle.md.
/// </summary>
public static class IncidentMoves
{
    /// <summary>The fourth hop without a word between is refused: the service desk regains ownership.</summary>
    public const int MaxSilentHops = 3;

    /// <summary>Gives a group, a person, or both the record.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="to">The group to hold it.</param>
    /// <param name="assigneeId">The person, a member of <paramref name="to"/>; null for the group alone.</param>
    /// <param name="reason">Required for a hop.</param>
    /// <param name="deskGroupId">The service desk's group, which regains ownership after too many silent hops.</param>
    /// <param name="by">The actor.</param>
    /// <param name="cause">Why another group is to have it; it is reason enough for a hop.</param>
    public static Decision Assign(
        Incident incident, SupportGroupFacts to, Guid? assigneeId, string? reason, Guid deskGroupId, Actor by, ReassignmentCause? cause = null)
    {
        if (Refusal(incident, Move.Assign) is { } refused) return refused;
        if (!to.IsActive) return Refuse(incident, RefusalCodes.UnknownGroup);
        if (assigneeId is { } person && !to.MemberIds.Contains(person)) return Refuse(incident, RefusalCodes.NotAMember);
        if (to.Id == incident.GroupId && assigneeId == incident.AssigneeId && incident.State != IncidentState.New)
            return Refuse(incident, RefusalCodes.NothingChanges);
        if (by.Kind is ActorKind.Classifier or ActorKind.Rule && incident.IsTouchedByPerson)
            return Refuse(incident, RefusalCodes.NotAllowed);

        var isHop = IsHop(incident, to.Id, by);
        if (isHop && string.IsNullOrWhiteSpace(reason) && cause is null) return Refuse(incident, RefusalCodes.ReasonRequired);

        // A change of person within the group is no word on the group.
        var moves = to.Id == incident.GroupId ? null : cause;
        if (isHop && incident.SilentHops >= MaxSilentHops && to.Id != deskGroupId) return BackToDesk(deskGroupId, reason, moves);

        return Accept(new NewLine(new TimelineEntry.Assigned(to.Id, assigneeId, isHop, moves), Visibility.Public, reason));
    }

    /// <summary>The actor takes the record on.</summary>
    public static Decision Accept(Incident incident, Actor by)
    {
        if (Refusal(incident, Move.Accept) is { } refused) return refused;
        if (by.PersonId is not { } person || !by.IsStaff) return Refuse(incident, RefusalCodes.NotAllowed);

        return Accept(new NewLine(new TimelineEntry.Accepted(person), Visibility.Public));
    }

    /// <summary>The record waits.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="reason">For what.</param>
    /// <param name="until">When waiting ends by itself; required when scheduled.</param>
    /// <param name="text">Words to go with it; null for none.</param>
    /// <param name="now">Whole second.</param>
    public static Decision Hold(Incident incident, HoldReason reason, Instant? until, string? text, Instant now)
    {
        if (Refusal(incident, Move.Hold) is { } refused) return refused;
        if (until <= now) return Refuse(incident, RefusalCodes.UntilNotInFuture);
        if (reason == HoldReason.Scheduled && until is null) return Refuse(incident, RefusalCodes.UntilRequired);
        if (incident.State == IncidentState.OnHold && incident.HoldReason == reason && incident.HoldUntil == until)
            return Refuse(incident, RefusalCodes.NothingChanges);

        return Accept(new NewLine(new TimelineEntry.Held(reason, until), Visibility.Public, text));
    }

    /// <summary>The record stops waiting.</summary>
    public static Decision Resume(Incident incident, ResumeCause cause) =>
        Refusal(incident, Move.Resume) is { } refused ? refused : Accept(new NewLine(new TimelineEntry.Resumed(cause), Visibility.Public));

    /// <summary>Functional escalation to another group.</summary>
    /// <inheritdoc cref="Assign" path="/param"/>
    public static Decision Escalate(
        Incident incident, SupportGroupFacts to, string reason, Guid deskGroupId, Actor by, ReassignmentCause? cause = null)
    {
        if (Refusal(incident, Move.Escalate) is { } refused) return refused;
        if (!to.IsActive) return Refuse(incident, RefusalCodes.UnknownGroup);
        if (to.Id == incident.GroupId) return Refuse(incident, RefusalCodes.NothingChanges);
        if (string.IsNullOrWhiteSpace(reason)) return Refuse(incident, RefusalCodes.ReasonRequired);

        var isHop = IsHop(incident, to.Id, by);
        if (isHop && incident.SilentHops >= MaxSilentHops && to.Id != deskGroupId) return BackToDesk(deskGroupId, reason, cause);

        return Accept(new NewLine(new TimelineEntry.Escalated(to.Id, IsRefusedToDesk: false, isHop, cause), Visibility.Public, reason));
    }

    /// <summary>The work is done.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="code">One of <see cref="ResolutionCodes.For"/> the record's kind.</param>
    /// <param name="text">What was done, for the consumer.</param>
    /// <param name="by">The actor, who becomes assignee if there is none.</param>
    public static Decision Resolve(Incident incident, ResolutionCode code, string text, Actor by)
    {
        if (Refusal(incident, Move.Resolve) is { } refused) return refused;
        if (!ResolutionCodes.For(incident.Kind).Contains(code)) return Refuse(incident, RefusalCodes.CodeNotForKind);

        return Accept(new NewLine(new TimelineEntry.Resolved(code, incident.AssigneeId ?? by.PersonId), Visibility.Public, text));
    }

    /// <summary>The consumer, or an agent for them, confirms; or the window to reopen ran out.</summary>
    public static Decision Confirm(Incident incident, Actor by)
    {
        if (Refusal(incident, Move.Confirm) is { } refused) return refused;
        if (by.Kind == ActorKind.Person && !IsConsumerOf(incident, by) && !by.Has(Identity.Role.Agent) && !by.Has(Identity.Role.IncidentManager))
            return Refuse(incident, RefusalCodes.NotAllowed);

        return Accept(new NewLine(new TimelineEntry.Closed(IsAutomatic: by.Kind != ActorKind.Person), Visibility.Public));
    }

    /// <summary>The resolution did not hold.</summary>
    public static Decision Reopen(Incident incident, string reason, Actor by)
    {
        if (Refusal(incident, Move.Reopen) is { } refused) return refused;
        if (by.Kind == ActorKind.Person && !by.IsStaff && !IsConsumerOf(incident, by)) return Refuse(incident, RefusalCodes.NotAllowed);
        if (string.IsNullOrWhiteSpace(reason)) return Refuse(incident, RefusalCodes.ReasonRequired);

        return Accept(new NewLine(new TimelineEntry.Reopened(), Visibility.Public, reason));
    }

    /// <summary>Withdrawn: by whoever works on it, or by its consumer before work began.</summary>
    public static Decision Cancel(Incident incident, string reason, Actor by)
    {
        if (Refusal(incident, Move.Cancel) is { } refused) return refused;
        if (!by.IsStaff && (!IsConsumerOf(incident, by) || incident.WasAccepted)) return Refuse(incident, RefusalCodes.NotAllowed);
        if (string.IsNullOrWhiteSpace(reason)) return Refuse(incident, RefusalCodes.ReasonRequired);

        return Accept(new NewLine(new TimelineEntry.Cancelled(), Visibility.Public, reason));
    }

    /// <summary>Whether the person is the one who asked, or the one affected.</summary>
    public static bool IsConsumerOf(Incident incident, Actor by) =>
        by.PersonId is { } person && (person == incident.RequesterId || person == incident.AffectedUserId);

    // A hop is a change of group made by a person after a person first accepted, or in correction of the classifier's group.
    private static bool IsHop(Incident incident, Guid to, Actor by) =>
        by.Kind == ActorKind.Person && to != incident.GroupId && (incident.WasAccepted || incident.ClassifierGroupId == incident.GroupId);

    private static Decision.Accepted BackToDesk(Guid deskGroupId, string? reason, ReassignmentCause? cause) =>
        Accept(new NewLine(new TimelineEntry.Escalated(deskGroupId, IsRefusedToDesk: true, IsHop: true, cause), Visibility.Public, reason));

    private static Decision.Refused? Refusal(Incident incident, Move move) =>
        Lifecycle.MovesFrom(incident.State).Contains(move) ? null : Refuse(incident, RefusalCodes.IllegalMove);

    private static Decision.Refused Refuse(Incident incident, string code) => new(code, Lifecycle.MovesFrom(incident.State));

    private static Decision.Accepted Accept(params IReadOnlyList<NewLine> lines) => new(lines);
}
