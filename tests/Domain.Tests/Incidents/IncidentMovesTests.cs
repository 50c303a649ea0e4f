using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Incidents;

public sealed class IncidentMovesTests
{
    [Fact]
    public void Accepting_makes_the_actor_the_assignee_and_responds()
    {
        var incident = An.Incident();

        var accepted = An.After(incident, IncidentMoves.Accept(incident, An.Agent), An.Agent);

        Assert.Equal((IncidentState.InProgress, An.AgentId, An.Now), (accepted.State, accepted.AssigneeId, accepted.RespondedAt));
    }

    [Fact]
    public void A_hold_remembers_the_former_state_and_resuming_leads_back()
    {
        var incident = An.Incident(IncidentState.Assigned);

        var held = An.After(incident, IncidentMoves.Hold(incident, HoldReason.AwaitingProvider, null, null, An.Now), An.Agent);
        var resumed = An.After(held, IncidentMoves.Resume(held, ResumeCause.Person), An.Agent);

        Assert.Equal((IncidentState.OnHold, HoldReason.AwaitingProvider), (held.State, held.HoldReason));
        Assert.Equal((IncidentState.Assigned, null), (resumed.State, resumed.HoldReason));
    }

    [Fact]
    public void A_hold_until_now_is_refused() => Assert.Equal(
        RefusalCodes.UntilNotInFuture,
        An.Refusal(IncidentMoves.Hold(An.Incident(), HoldReason.Scheduled, An.Now, null, An.Now)));

    [Fact]
    public void A_scheduled_hold_needs_an_end() => Assert.Equal(
        RefusalCodes.UntilRequired, An.Refusal(IncidentMoves.Hold(An.Incident(), HoldReason.Scheduled, null, null, An.Now)));

    [Fact]
    public void The_same_hold_again_changes_nothing()
    {
        var until = An.Now + Duration.FromHours(2);
        var held = An.After(An.Incident(), IncidentMoves.Hold(An.Incident(), HoldReason.Scheduled, until, null, An.Now), An.Agent);

        Assert.Equal(RefusalCodes.NothingChanges, An.Refusal(IncidentMoves.Hold(held, HoldReason.Scheduled, until, null, An.Now)));
    }

    [Fact]
    public void A_change_of_group_after_acceptance_is_a_hop_and_needs_a_reason()
    {
        var accepted = An.After(An.Incident(), IncidentMoves.Accept(An.Incident(), An.Agent), An.Agent);

        Assert.Equal(RefusalCodes.ReasonRequired, An.Refusal(IncidentMoves.Assign(accepted, An.NetworkGroup, null, null, An.Desk, An.Agent)));
        Assert.True(An.Only<TimelineEntry.Assigned>(IncidentMoves.Assign(accepted, An.NetworkGroup, null, "network", An.Desk, An.Agent)).IsHop);
    }

    [Fact]
    public void The_first_assignment_before_anybody_accepted_is_no_hop() => Assert.False(
        An.Only<TimelineEntry.Assigned>(IncidentMoves.Assign(An.Incident(), An.NetworkGroup, null, null, An.Desk, An.Agent)).IsHop);

    [Fact]
    public void Correcting_the_classifier_is_a_hop()
    {
        var routed = An.Incident(IncidentState.Assigned) with { ClassifierGroupId = An.Desk };

        Assert.True(An.Only<TimelineEntry.Assigned>(IncidentMoves.Assign(routed, An.NetworkGroup, null, "wrong group", An.Desk, An.Agent)).IsHop);
    }

    [Fact]
    public void One_click_is_reason_enough_for_a_hop_and_stays_with_the_line()
    {
        var routed = An.Incident(IncidentState.Assigned) with { ClassifierGroupId = An.Desk };

        var moved = An.Only<TimelineEntry.Assigned>(
            IncidentMoves.Assign(routed, An.NetworkGroup, null, null, An.Desk, An.Agent, ReassignmentCause.OtherSkill));

        Assert.Equal((true, ReassignmentCause.OtherSkill), (moved.IsHop, moved.Cause));
    }

    [Fact]
    public void A_change_of_person_within_the_group_says_nothing_of_the_group()
    {
        var held = An.Incident(IncidentState.Assigned) with { GroupId = An.Network };

        Assert.Null(An.Only<TimelineEntry.Assigned>(
            IncidentMoves.Assign(held, An.NetworkGroup, An.AgentId, null, An.Desk, An.Agent, ReassignmentCause.WrongGroup)).Cause);
    }

    [Fact]
    public void The_fourth_silent_hop_gives_the_record_back_to_the_desk()
    {
        var bounced = An.Incident(IncidentState.Assigned) with { GroupId = An.Network, WasAccepted = true, SilentHops = 3 };
        var elsewhere = An.NetworkGroup with { Id = Guid.NewGuid() };

        var back = An.Only<TimelineEntry.Escalated>(IncidentMoves.Escalate(bounced, elsewhere, "not ours", An.Desk, An.Agent));

        Assert.Equal((An.Desk, true), (back.GroupId, back.IsRefusedToDesk));
    }

    [Fact]
    public void A_comment_ends_the_silence()
    {
        var bounced = An.Incident(IncidentState.Assigned) with { SilentHops = 3 };

        var spoken = An.After(bounced, IncidentEdits.Comment(bounced, "looked at it", Visibility.Internal, An.Agent), An.Agent);

        Assert.Equal(0, spoken.SilentHops);
    }

    [Fact]
    public void Automation_never_overrules_a_person()
    {
        var touched = An.Incident(IncidentState.Assigned) with { IsTouchedByPerson = true };

        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(IncidentMoves.Assign(touched, An.NetworkGroup, null, null, An.Desk, Actor.Classifier)));
    }

    [Fact]
    public void Somebody_outside_the_group_cannot_be_assigned() => Assert.Equal(
        RefusalCodes.NotAMember,
        An.Refusal(IncidentMoves.Assign(An.Incident(), An.NetworkGroup, Guid.NewGuid(), null, An.Desk, An.Agent)));

    [Fact]
    public void A_change_of_person_within_the_group_keeps_the_work_going()
    {
        var group = An.NetworkGroup with { Id = An.Desk };
        var working = An.Incident(IncidentState.InProgress) with { AssigneeId = Guid.NewGuid() };

        var handed = An.After(working, IncidentMoves.Assign(working, group, An.AgentId, null, An.Desk, An.Agent), An.Agent);

        Assert.Equal((IncidentState.InProgress, An.AgentId), (handed.State, handed.AssigneeId));
    }

    [Theory]
    [InlineData(IncidentKind.Question, ResolutionCode.Solved)]
    [InlineData(IncidentKind.Incident, ResolutionCode.Answered)]
    [InlineData(IncidentKind.Complaint, ResolutionCode.Fulfilled)]
    public void A_code_of_another_kind_is_refused(IncidentKind kind, ResolutionCode code) => Assert.Equal(
        RefusalCodes.CodeNotForKind, An.Refusal(IncidentMoves.Resolve(An.Incident(kind: kind), code, "done", An.Agent)));

    [Fact]
    public void Resolving_makes_the_actor_the_assignee_if_there_was_none()
    {
        var incident = An.Incident();

        var resolved = An.After(incident, IncidentMoves.Resolve(incident, ResolutionCode.Solved, "done", An.Agent), An.Agent);

        Assert.Equal((IncidentState.Resolved, An.AgentId, An.Now), (resolved.State, resolved.AssigneeId, resolved.ResolvedAt));
    }

    [Fact]
    public void A_reopened_record_goes_back_to_its_assignee()
    {
        var resolved = An.Incident(IncidentState.Resolved) with { AssigneeId = An.AgentId, ResolvedAt = An.Now };

        var reopened = An.After(resolved, IncidentMoves.Reopen(resolved, "again", An.Consumer), An.Consumer);

        Assert.Equal((IncidentState.InProgress, null, 1), (reopened.State, reopened.ResolvedAt, reopened.ReopenCount));
    }

    [Fact]
    public void Only_the_consumer_or_the_desk_confirms()
    {
        var resolved = An.Incident(IncidentState.Resolved);

        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(IncidentMoves.Confirm(resolved, An.Stranger)));
        Assert.False(An.Only<TimelineEntry.Closed>(IncidentMoves.Confirm(resolved, An.Consumer)).IsAutomatic);
        Assert.True(An.Only<TimelineEntry.Closed>(IncidentMoves.Confirm(resolved, Actor.System)).IsAutomatic);
    }

    [Fact]
    public void A_consumer_cancels_their_own_record_only_before_somebody_accepted_it()
    {
        Assert.IsType<Decision.Accepted>(IncidentMoves.Cancel(An.Incident(), "solved itself", An.Consumer));
        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(IncidentMoves.Cancel(An.Incident(), "not mine", An.Stranger)));
        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(IncidentMoves.Cancel(An.Incident() with { WasAccepted = true }, "late", An.Consumer)));
    }
}
