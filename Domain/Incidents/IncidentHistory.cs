using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>
/// Makes a record out of its timeline. The same fold serves every command and the auditor's replay, so that what is stored
/// is what the timeline says.
/// </summary>
public static partial class IncidentHistory
{
    /// <summary>The record after its first line.</summary>
    /// <exception cref="ArgumentException">The line is not an opening.</exception>
    public static Incident Begin(Guid id, Guid organizationId, TimelineLine line, CalendarLookup calendars)
    {
        if (line.Entry is not TimelineEntry.Opened opened)
            throw new ArgumentException("The first line of a timeline opens the record.", nameof(line));

        var incident = new Incident
        {
            Id = id,
            OrganizationId = organizationId,
            Kind = opened.Kind,
            RequestType = opened.RequestType,
            ImportId = opened.ImportId,
            State = IncidentState.New,
            Impact = opened.Impact,
            Urgency = opened.Urgency,
            Priority = opened.Priority,
            IsRestricted = opened.IsRestricted,
            ServiceId = opened.ServiceId,
            CategoryId = opened.CategoryId,
            GroupId = opened.GroupId,
            RequesterId = opened.RequesterId,
            AffectedUserId = opened.AffectedUserId,
            Channel = line.Channel,
            OpenedAt = line.At,
            IsTouchedByPerson = opened.ImportId is not null, // people decided about it elsewhere: automation keeps its hands off
            HolderGroupIds = [opened.GroupId],
            Clocks = IncidentClocks.Begin(opened.Clocks, line.At, calendars),
            PausingReasons = opened.Clocks.PausingReasons,
            Watch = EscalationWatch.Begin(opened, line),
            Version = 1,
            LastSequence = line.Sequence,
            LastLineAt = line.At,
        };
        return opened.IsRespondedAtOpening ? Respond(incident, opened.GroupId, line.At, calendars) : incident;
    }

    /// <summary>The record after one more line.</summary>
    /// <param name="incident">The record before.</param>
    /// <param name="line">The next line: sequence one higher, not earlier.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <exception cref="ArgumentException">The line is out of order, or opens a second time.</exception>
    public static Incident Apply(Incident incident, TimelineLine line, CalendarLookup calendars)
    {
        if (line.Sequence != incident.LastSequence + 1 || line.At < incident.LastLineAt)
            throw new ArgumentException("Lines of a timeline follow each other without gaps and not back in time.", nameof(line));

        var next = ApplyEntry(incident, line, calendars);
        return next with
        {
            Watch = EscalationWatch.Follow(incident, next, line),
            LastSequence = line.Sequence,
            LastLineAt = line.At,
            Version = incident.Version + (ChangesRecord(incident, line.Entry) ? 1 : 0),
        };
    }

    /// <summary>The record that a whole timeline makes.</summary>
    public static Incident Replay(Guid id, Guid organizationId, IEnumerable<TimelineLine> lines, CalendarLookup calendars)
    {
        Incident? incident = null;
        foreach (var line in lines)
            incident = incident is null ? Begin(id, organizationId, line, calendars) : Apply(incident, line, calendars);
        return incident ?? throw new ArgumentException("A timeline has at least one line.", nameof(lines));
    }

    private static bool ChangesRecord(Incident before, TimelineEntry entry) => entry switch
    {
        TimelineEntry.LevelsChanged changed => changed.Priority != before.Priority,
        TimelineEntry.Commented { IsResponse: false } or TimelineEntry.Attached or TimelineEntry.Followed or TimelineEntry.Unfollowed
            or TimelineEntry.Linked or TimelineEntry.FollowedUp or TimelineEntry.Rated or TimelineEntry.Routed or TimelineEntry.RuleFired
            or TimelineEntry.ConditionMet or TimelineEntry.EscalationAcknowledged or TimelineEntry.NobodyOnCall
            or TimelineEntry.WebhookCalled or TimelineEntry.WebhookMissing
            or TimelineEntry.HolderPromised or TimelineEntry.ClockExcused
            or TimelineEntry.MajorProposed or TimelineEntry.LeadNamed or TimelineEntry.StatusPublished or TimelineEntry.MailNoted => false,
        _ => true,
    };

    private static Incident ApplyEntry(Incident incident, TimelineLine line, CalendarLookup calendars) => line.Entry switch
    {
        TimelineEntry.Assigned assigned => Assign(incident, assigned, line, calendars),
        TimelineEntry.Accepted accepted => Respond(
            Act(incident, line.At, calendars) with
            {
                State = IncidentState.InProgress,
                AssigneeId = accepted.AssigneeId,
                IsTouchedByPerson = true,
                WasAccepted = true,
                FirstAssignedGroupId = incident.FirstAssignedGroupId ?? incident.GroupId,
            },
            incident.GroupId, line.At, calendars),
        TimelineEntry.Held held => Hold(ActIfPerson(incident, line, calendars), held, line.At, calendars),
        TimelineEntry.Resumed resumed => LeaveHold(
            resumed.Cause == ResumeCause.Person ? ActIfPerson(incident, line, calendars) : incident, line.At, calendars) with
        {
            State = incident.StateBeforeHold ?? IncidentState.InProgress,
        },
        TimelineEntry.Escalated escalated => Hop(LeaveHold(incident, line.At, calendars), escalated, line, calendars),
        TimelineEntry.Resolved resolved => Resolve(incident, resolved, line.At, calendars),
        TimelineEntry.Closed => incident with { State = IncidentState.Closed, ClosedAt = line.At },
        TimelineEntry.Reopened => Reopen(incident, line.At, calendars),
        TimelineEntry.Cancelled => LeaveHold(incident, line.At, calendars) with
        {
            State = IncidentState.Cancelled,
            ClosedAt = line.At,
            Clocks = IncidentClocks.Cancel(incident, line.At, calendars),
        },
        TimelineEntry.Commented commented => Comment(incident, commented, line.At, calendars),
        TimelineEntry.Attached => incident with { SilentHops = 0 },
        TimelineEntry.Reclassified reclassified => Rebase(
            incident with { Kind = reclassified.Kind, ServiceId = reclassified.ServiceId, CategoryId = reclassified.CategoryId },
            reclassified.Clocks, line.At, calendars),
        TimelineEntry.Reprioritised reprioritised => Rebase(
            incident with
            {
                Impact = reprioritised.Impact,
                Urgency = reprioritised.Urgency,
                Priority = reprioritised.Priority,
                IsPriorityOverridden = reprioritised.IsOverridden,
            },
            reprioritised.Clocks, line.At, calendars),
        TimelineEntry.LevelsChanged changed => ChangeLevels(incident, changed, line.At, calendars),
        TimelineEntry.MajorDeclared => incident with { IsMajor = true },
        TimelineEntry.StatusPublished => incident with { SilentHops = 0, Clocks = IncidentClocks.Speak(incident, line.At, calendars) },
        TimelineEntry.Rated rated => incident with { RatingScore = rated.Score },
        TimelineEntry.Routed routed => incident with
        {
            IsRouted = true,
            ClassifierGroupId = routed.Outcome == RoutingOutcome.Assigned ? routed.GroupId : incident.ClassifierGroupId,
        },
        TimelineEntry.RuleFired fired => incident with { Clocks = IncidentClocks.Fire(incident, fired, line.At, calendars) },
        TimelineEntry.HolderPromised promised => incident with { Clocks = IncidentClocks.Promise(incident, promised, line.At, calendars) },
        TimelineEntry.ClockExcused excused => incident with { Clocks = IncidentClocks.Excuse(incident, excused.ClockId, line.At, calendars) },
        TimelineEntry.Imported imported => TakeOver(incident, imported, line.At, calendars),
        TimelineEntry.Followed or TimelineEntry.Unfollowed or TimelineEntry.Linked or TimelineEntry.FollowedUp or TimelineEntry.LeadNamed
            or TimelineEntry.ConditionMet or TimelineEntry.MajorProposed or TimelineEntry.EscalationAcknowledged or TimelineEntry.NobodyOnCall
            or TimelineEntry.WebhookCalled or TimelineEntry.WebhookMissing or TimelineEntry.Redacted or TimelineEntry.MailNoted => incident,
        _ => throw new ArgumentException($"A line of type {line.Entry.GetType().Name} cannot follow.", nameof(line)),
    };

    private static Incident Assign(Incident incident, TimelineEntry.Assigned assigned, TimelineLine line, CalendarLookup calendars)
    {
        // A change of person within the group interrupts neither the work nor the wait.
        var isHandover = assigned.GroupId == incident.GroupId
            && incident.State is (IncidentState.InProgress or IncidentState.OnHold);
        var moved = isHandover ? incident : LeaveHold(incident, line.At, calendars) with { State = IncidentState.Assigned };
        var byPerson = line.ActorKind == ActorKind.Person;
        return moved with
        {
            GroupId = assigned.GroupId,
            Clocks = IncidentClocks.HandOn(moved, assigned.GroupId, byPerson, line.At, calendars),
            AssigneeId = assigned.AssigneeId,
            HolderGroupIds = WithHolder(incident, assigned.GroupId),
            FirstAssignedGroupId = byPerson || line.ActorKind == ActorKind.Classifier
                ? incident.FirstAssignedGroupId ?? assigned.GroupId
                : incident.FirstAssignedGroupId,
            IsTouchedByPerson = incident.IsTouchedByPerson || byPerson,
            Hops = incident.Hops + (assigned.IsHop ? 1 : 0),
            SilentHops = incident.SilentHops + (assigned.IsHop ? 1 : 0),
        };
    }

    private static Incident Hop(
        Incident incident, TimelineEntry.Escalated escalated, TimelineLine line, CalendarLookup calendars) => incident with
    {
        State = IncidentState.Assigned,
        GroupId = escalated.GroupId,
        Clocks = IncidentClocks.HandOn(incident, escalated.GroupId, line.ActorKind == ActorKind.Person, line.At, calendars),
        AssigneeId = null,
        HolderGroupIds = WithHolder(incident, escalated.GroupId),
        FirstAssignedGroupId = incident.FirstAssignedGroupId ?? escalated.GroupId,
        IsTouchedByPerson = true,
        Escalations = incident.Escalations + 1,
        Hops = incident.Hops + (escalated.IsHop ? 1 : 0),
        SilentHops = escalated.IsRefusedToDesk ? 0 : incident.SilentHops + (escalated.IsHop ? 1 : 0),
    };

    private static Incident Hold(Incident incident, TimelineEntry.Held held, Instant at, CalendarLookup calendars)
    {
        var pauses = incident.PausingReasons.Contains(held.Reason);
        return incident with
        {
            State = IncidentState.OnHold,
            HoldReason = held.Reason,
            HoldUntil = held.Until,
            StateBeforeHold = incident.State == IncidentState.OnHold ? incident.StateBeforeHold : incident.State,
            Clocks = pauses ? IncidentClocks.Pause(incident, at, calendars) : IncidentClocks.Resume(incident, at, calendars),
        };
    }

    private static Incident LeaveHold(Incident incident, Instant at, CalendarLookup calendars) => incident.State != IncidentState.OnHold
        ? incident
        : incident with
        {
            HoldReason = null,
            HoldUntil = null,
            StateBeforeHold = null,
            Clocks = IncidentClocks.Resume(incident, at, calendars),
        };

    private static Incident Resolve(Incident incident, TimelineEntry.Resolved resolved, Instant at, CalendarLookup calendars)
    {
        var stopped = incident with
        {
            State = IncidentState.Resolved,
            HoldReason = null,
            HoldUntil = null,
            StateBeforeHold = null,
            AssigneeId = resolved.AssigneeId,
            ResolvedAt = at,
            ResolutionCode = resolved.Code,
            FirstAssignedGroupId = incident.FirstAssignedGroupId ?? incident.GroupId,
            IsTouchedByPerson = true,
        };
        return Respond(stopped, incident.GroupId, at, calendars) with
        {
            Clocks = IncidentClocks.Stop(incident, at, calendars),
        };
    }

    private static Incident Reopen(Incident incident, Instant at, CalendarLookup calendars) => incident with
    {
        State = incident.AssigneeId is null ? IncidentState.Assigned : IncidentState.InProgress,
        ResolvedAt = null,
        ResolutionCode = null,
        ReopenCount = incident.ReopenCount + 1,
        Clocks = IncidentClocks.Reopen(incident, at, calendars),
    };

    private static Incident Comment(Incident incident, TimelineEntry.Commented commented, Instant at, CalendarLookup calendars)
    {
        var acted = commented.GroupId == incident.GroupId ? Act(incident, at, calendars) : incident;
        var spoken = acted with
        {
            SilentHops = 0,
            Clocks = commented.IsUpdate ? IncidentClocks.Speak(acted, at, calendars) : acted.Clocks,
        };
        return commented.IsResponse ? Respond(spoken, commented.GroupId ?? incident.GroupId, at, calendars) : spoken;
    }

    private static Incident Respond(Incident incident, Guid groupId, Instant at, CalendarLookup calendars) =>
        incident.RespondedAt is not null
            ? incident
            : incident with
            {
                RespondedAt = at,
                RespondedGroupId = groupId,
                Clocks = IncidentClocks.Answer(incident, at, calendars),
            };

    private static Incident Act(Incident incident, Instant at, CalendarLookup calendars) =>
        incident with { Clocks = IncidentClocks.Act(incident, at, calendars) };

    private static Incident ActIfPerson(Incident incident, TimelineLine line, CalendarLookup calendars) =>
        line.ActorKind == ActorKind.Person ? Act(incident, line.At, calendars) : incident;

    private static Incident Rebase(Incident incident, ClockPlan? plan, Instant at, CalendarLookup calendars) => plan is null
        ? incident
        : incident with { Clocks = IncidentClocks.Rebase(incident, plan, at, calendars), PausingReasons = plan.PausingReasons };

    private static Incident ChangeLevels(Incident incident, TimelineEntry.LevelsChanged changed, Instant at, CalendarLookup calendars) =>
        incident with
        {
            Priority = changed.Priority,
            Clocks = IncidentClocks.ChangeLevels(incident, changed, at, calendars),
            PausingReasons = changed.Clocks.PausingReasons,
        };

    private static IReadOnlyList<Guid> WithHolder(Incident incident, Guid groupId) =>
        incident.HolderGroupIds.Contains(groupId) ? incident.HolderGroupIds : [.. incident.HolderGroupIds, groupId];
}
