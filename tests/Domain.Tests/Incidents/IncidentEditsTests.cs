using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Tests.Incidents;

public sealed class IncidentEditsTests
{
    [Fact]
    public void A_public_comment_of_the_serving_group_responds()
    {
        var incident = An.Incident();

        var answered = An.After(incident, IncidentEdits.Comment(incident, "We look at it", Visibility.Public, An.Agent), An.Agent);

        Assert.Equal((An.Now, An.Desk), (answered.RespondedAt, answered.RespondedGroupId));
    }

    [Theory]
    [InlineData(Visibility.Internal, true)]
    [InlineData(Visibility.Public, false)]
    public void Internal_notes_and_the_requester_do_not_respond(Visibility visibility, bool isAgent)
    {
        var incident = An.Incident();
        var by = isAgent ? An.Agent : An.Consumer;

        Assert.Null(An.After(incident, IncidentEdits.Comment(incident, "words", visibility, by), by).RespondedAt);
    }

    [Fact]
    public void The_consumers_reply_takes_a_record_off_a_hold_that_waits_for_them()
    {
        var held = An.Incident(IncidentState.OnHold) with { HoldReason = HoldReason.AwaitingConsumer, StateBeforeHold = IncidentState.InProgress };

        var replied = An.After(held, IncidentEdits.Comment(held, "Here it is", Visibility.Public, An.Consumer), An.Consumer);

        Assert.Equal(IncidentState.InProgress, replied.State);
    }

    [Fact]
    public void The_consumers_reply_leaves_a_hold_for_others()
    {
        var held = An.Incident(IncidentState.OnHold) with { HoldReason = HoldReason.AwaitingProvider, StateBeforeHold = IncidentState.InProgress };

        var replied = An.After(held, IncidentEdits.Comment(held, "Any news?", Visibility.Public, An.Consumer), An.Consumer);

        Assert.Equal(IncidentState.OnHold, replied.State);
    }

    [Fact]
    public void The_consumers_reply_reopens_a_resolved_record()
    {
        var resolved = An.Incident(IncidentState.Resolved);

        var replied = An.After(resolved, IncidentEdits.Comment(resolved, "It is back", Visibility.Public, An.Consumer), An.Consumer);

        Assert.Equal((IncidentState.Assigned, 1), (replied.State, replied.ReopenCount));
    }

    [Fact]
    public void A_consumer_writes_no_internal_notes() => Assert.Equal(
        RefusalCodes.NotAllowed, An.Refusal(IncidentEdits.Comment(An.Incident(), "hidden", Visibility.Internal, An.Consumer)));

    [Fact]
    public void An_override_needs_a_reason() => Assert.Equal(
        RefusalCodes.ReasonRequired,
        An.Refusal(IncidentEdits.Reprioritise(An.Incident(), Impact.Moderate, Urgency.Medium, Priority.P1, true, ClockPlan.None, " ")));

    [Fact]
    public void Impact_and_urgency_that_give_the_same_priority_rebase_no_clock() => Assert.Null(
        An.Only<TimelineEntry.Reprioritised>(
            IncidentEdits.Reprioritise(An.Incident(), Impact.Minor, Urgency.Critical, Priority.P3, false, ClockPlan.None, null)).Clocks);

    [Fact]
    public void Only_those_whom_it_concerns_rate_and_only_when_it_is_resolved()
    {
        Assert.Equal(RefusalCodes.NotEditable, An.Refusal(IncidentEdits.Rate(An.Incident(), 5, null, An.Consumer)));
        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(IncidentEdits.Rate(An.Incident(IncidentState.Closed), 5, null, An.Agent)));
        Assert.Equal(5, An.Only<TimelineEntry.Rated>(IncidentEdits.Rate(An.Incident(IncidentState.Closed), 5, null, An.Consumer)).Score);
    }

    [Theory]
    [InlineData(IncidentState.Closed)]
    [InlineData(IncidentState.Cancelled)]
    public void What_is_over_takes_no_words_and_is_followed_up(IncidentState state)
    {
        var over = An.Incident(state);
        var next = Guid.NewGuid();

        Assert.Equal(RefusalCodes.IsOver, An.Refusal(IncidentEdits.Comment(over, "Again", Visibility.Public, An.Consumer)));
        Assert.Equal(next, An.Only<TimelineEntry.FollowedUp>(IncidentEdits.FollowUp(over, next)).OtherId);
    }

    [Fact]
    public void A_follow_up_changes_nothing_of_the_record()
    {
        var over = An.Incident(IncidentState.Closed);

        var after = An.After(over, IncidentEdits.FollowUp(over, Guid.NewGuid()), An.Consumer);

        Assert.Equal((over.State, over.Version), (after.State, after.Version));
    }

    [Theory]
    [InlineData(IncidentState.OnHold)]
    [InlineData(IncidentState.Resolved)]
    public void What_is_not_over_is_not_followed_up(IncidentState state) =>
        Assert.Equal(RefusalCodes.NotOver, An.Refusal(IncidentEdits.FollowUp(An.Incident(state), Guid.NewGuid())));

    [Fact]
    public void Only_an_administrator_takes_words_away_and_says_why()
    {
        var closed = An.Incident(IncidentState.Closed);
        var keeper = An.Agent with { Roles = [Role.Administrator] };

        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(IncidentEdits.Redact(closed, 1, "A password", An.Agent)));
        Assert.Equal(RefusalCodes.ReasonRequired, An.Refusal(IncidentEdits.Redact(closed, 1, " ", keeper)));
        Assert.Equal(1, An.Only<TimelineEntry.Redacted>(IncidentEdits.Redact(closed, 1, "A password", keeper)).LineSequence);
    }

    [Fact]
    public void Taking_words_away_changes_no_fact()
    {
        var closed = An.Incident(IncidentState.Closed);
        var keeper = An.Agent with { Roles = [Role.Administrator] };

        var after = An.After(closed, IncidentEdits.Redact(closed, 1, "A password", keeper), keeper);

        Assert.Equal(closed with { Version = 2, LastSequence = 2 }, after);
    }

    [Fact]
    public void Only_a_major_incident_is_led_and_told_to_everybody()
    {
        var incident = An.Incident();

        Assert.Equal(RefusalCodes.NotEditable, Assert.IsType<Decision.Refused>(IncidentEdits.NameLead(incident, Guid.NewGuid())).Code);
        Assert.Equal(RefusalCodes.NotEditable, Assert.IsType<Decision.Refused>(IncidentEdits.PublishStatus(incident, incident.ServiceId, "Words")).Code);
        Assert.IsType<Decision.Accepted>(IncidentEdits.PublishStatus(incident with { IsMajor = true }, incident.ServiceId, "Words"));
    }

    [Fact]
    public void A_status_is_public_and_the_lead_is_not()
    {
        var major = An.Incident() with { IsMajor = true };

        var status = Assert.IsType<Decision.Accepted>(IncidentEdits.PublishStatus(major, major.ServiceId, "Words")).Lines.Single();
        var lead = Assert.IsType<Decision.Accepted>(IncidentEdits.NameLead(major, Guid.NewGuid())).Lines.Single();

        Assert.Equal((Visibility.Public, "Words"), (status.Visibility, status.Text));
        Assert.Equal(Visibility.Internal, lead.Visibility);
    }
}
