using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Kpi;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Incidents;

public sealed class IncidentClocksTests
{
    private static readonly HistoryWorld World = HistoryWorld.Fixed;

    [Fact]
    public void The_next_word_is_owed_from_opening_on_and_from_each_word_on()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00").Said("2026-03-03T09:40+07:00").Said("2026-03-03T10:20+07:00");

        Assert.Equal([1, 2, 3], story.Updates.Select(clock => clock.Run));
        Assert.Equal([ClockState.Stopped, ClockState.Stopped, ClockState.Running], story.Updates.Select(clock => clock.State));
        Assert.Equal(At("2026-03-03T11:20+07:00"), story.Update!.DueAt);
        Assert.Equal(story.Update.DueAt, story.Record.DueAt);
        Assert.Equal(3, story.Updates.Select(clock => clock.Id).Distinct().Count());
    }

    [Fact]
    public void Each_cycle_of_silence_is_judged_by_itself()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00").Said("2026-03-03T10:30+07:00").Said("2026-03-03T11:00+07:00");

        Assert.Equal([At("2026-03-03T10:00+07:00"), null, null], story.Updates.Select(clock => clock.BreachedAt));
    }

    [Fact]
    public void A_status_text_is_a_word_to_the_consumer_and_the_naming_of_a_lead_is_none()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00")
            .Then("2026-03-03T09:05+07:00", new TimelineEntry.MajorDeclared())
            .Then("2026-03-03T09:30+07:00", new TimelineEntry.StatusPublished(World.General));
        var version = story.Record.Version;

        story.Then("2026-03-03T09:50+07:00", new TimelineEntry.LeadNamed(World.Agent));

        Assert.Equal((2, At("2026-03-03T10:30+07:00")), (story.Update!.Run, story.Update.DueAt));
        Assert.Equal(version, story.Record.Version);
    }

    [Fact]
    public void A_note_among_colleagues_and_the_consumers_own_words_are_no_update()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00")
            .Then("2026-03-03T09:10+07:00", new TimelineEntry.Commented(false, World.Desk))
            .Then("2026-03-03T09:20+07:00", new TimelineEntry.Commented(false, null));

        Assert.Equal(At("2026-03-03T10:00+07:00"), Assert.Single(story.Updates).DueAt);
    }

    [Fact]
    public void While_the_consumer_is_to_answer_no_word_is_owed_and_then_it_is_promised_anew()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00").Held("2026-03-03T09:50+07:00").Said("2026-03-03T12:00+07:00");
        Assert.Equal((ClockState.Paused, null), (story.Update!.State, story.Update.DueAt));

        story.Resumed("2026-03-03T14:00+07:00");
        Assert.Equal((2, At("2026-03-03T15:00+07:00")), (story.Update!.Run, story.Update.DueAt));
        Assert.Null(story.Updates[0].BreachedAt);
    }

    [Fact]
    public void Waiting_for_a_provider_is_no_excuse_for_silence()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00")
            .Held("2026-03-03T09:50+07:00", HoldReason.AwaitingProvider).Resumed("2026-03-03T10:10+07:00");

        Assert.Equal((1, At("2026-03-03T10:00+07:00")), (story.Update!.Run, story.Update.DueAt));
    }

    [Fact]
    public void A_graver_priority_promises_words_from_then_on_and_a_lesser_one_no_more()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00", Priority.P3).Prioritised("2026-03-03T13:00+07:00", Priority.P1);
        Assert.Equal((At("2026-03-03T14:00+07:00"), null), (story.Update!.DueAt, story.Update.BreachedAt));

        story.Prioritised("2026-03-03T13:30+07:00", Priority.P4);
        Assert.Equal((ClockState.Cancelled, null), (story.Update!.State, story.Update.BreachedAt));

        story.Prioritised("2026-03-03T14:30+07:00", Priority.P2);
        Assert.Equal((2, At("2026-03-03T16:30+07:00")), (story.Update!.Run, story.Update.DueAt));
    }

    [Fact]
    public void A_priority_that_changed_while_the_record_stood_resolved_counts_when_it_is_reopened()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00", Priority.P3).Resolved("2026-03-03T11:00+07:00")
            .Prioritised("2026-03-03T12:00+07:00", Priority.P1);
        Assert.Equal((ClockState.Stopped, Hours(36), null), (story.Resolution.State, story.Resolution.Target, story.Resolution.BreachedAt));

        story.Reopened("2026-03-03T14:00+07:00");
        // Two of eight hours are used: six are left, of which three today.
        Assert.Equal((Hours(8), At("2026-03-04T11:00+07:00")), (story.Resolution.Target, story.Resolution.DueAt));
        Assert.Equal(At("2026-03-03T15:00+07:00"), story.Update!.DueAt);
    }

    [Fact]
    public void A_priority_that_fell_while_the_record_stood_resolved_promises_no_word_after_reopening()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00").Resolved("2026-03-03T09:30+07:00")
            .Prioritised("2026-03-03T10:00+07:00", Priority.P4).Reopened("2026-03-03T11:00+07:00");

        Assert.Equal(ClockState.Cancelled, story.Update!.State);
        Assert.Equal(ClockState.Stopped, story.Updates[0].State);
    }

    [Fact]
    public void Raising_the_priority_past_the_goal_breaches_at_once_with_its_cause()
    {
        var story = Story.Opened("2026-03-03T08:00+07:00", Priority.P3).Prioritised("2026-03-04T09:00+07:00", Priority.P1);

        Assert.Equal((At("2026-03-04T09:00+07:00"), BreachCause.Rebased), (story.Resolution.BreachedAt, story.Resolution.BreachCause));
        Assert.Equal(At("2026-03-03T16:00+07:00"), story.Resolution.DueAt);
    }

    [Fact]
    public void A_wrong_P1_corrected_a_minute_later_stays_a_breach_and_can_be_excused()
    {
        var story = Story.Opened("2026-03-03T08:00+07:00", Priority.P3)
            .Prioritised("2026-03-04T09:00+07:00", Priority.P1).Prioritised("2026-03-04T09:01+07:00", Priority.P3)
            .Then("2026-03-04T09:02+07:00", new TimelineEntry.ClockExcused(default, ClockMetric.Resolution));
        Assert.Null(story.Resolution.ExcusedAt); // no such clock

        story.Then("2026-03-04T09:03+07:00", new TimelineEntry.ClockExcused(story.Resolution.Id, ClockMetric.Resolution)).Resolved("2026-03-04T10:00+07:00");
        Assert.Equal(
            (At("2026-03-04T09:00+07:00"), BreachCause.Rebased, At("2026-03-04T09:03+07:00")),
            (story.Resolution.BreachedAt, story.Resolution.BreachCause, story.Resolution.ExcusedAt));
        Assert.Equal(Hours(36), story.Resolution.Target);
    }

    [Fact]
    public void A_reopened_record_does_not_count_the_time_it_stood_resolved()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00").Resolved("2026-03-03T11:00+07:00").Reopened("2026-03-05T08:00+07:00");

        Assert.Equal((2, At("2026-03-05T14:00+07:00")), (story.Resolution.Run, story.Resolution.DueAt));
        Assert.Equal(Hours(2), SlaClock.Elapsed(story.Resolution, At("2026-03-05T08:00+07:00"), World.Lookup));
    }

    [Fact]
    public void Resolving_from_hold_counts_the_hold_as_hold()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00").Held("2026-03-03T10:00+07:00").Resolved("2026-03-04T16:00+07:00");

        Assert.Equal(Hours(1), SlaClock.Elapsed(story.Resolution, At("2026-03-05T00:00+07:00"), World.Lookup));
        Assert.Equal((ClockState.Stopped, null), (story.Resolution.State, story.Resolution.BreachedAt));
    }

    [Fact]
    public void A_groups_promise_runs_while_it_has_the_record_and_stops_wherever_it_is_resolved()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00")
            .Assigned("2026-03-03T10:00+07:00", World.Network)
            .Assigned("2026-03-03T11:00+07:00", World.Desk)
            .Assigned("2026-03-03T14:00+07:00", World.Network);
        var clock = Assert.Single(story.Of(World.Network, ClockMetric.Resolution));
        // Two hours for a P1, of which one is used.
        Assert.Equal((ClockLevel.Ola, At("2026-03-03T15:00+07:00")), (clock.Level, clock.DueAt));

        story.Assigned("2026-03-03T14:30+07:00", World.Desk).Resolved("2026-03-03T16:00+07:00");
        clock = Assert.Single(story.Of(World.Network, ClockMetric.Resolution));
        Assert.Equal((ClockState.Stopped, null), (clock.State, clock.BreachedAt));
        Assert.Equal(Hours(1.5), SlaClock.Elapsed(clock, At("2026-03-04T00:00+07:00"), World.Lookup));
    }

    [Fact]
    public void A_groups_response_is_its_first_action_in_each_stay()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00")
            .Assigned("2026-03-03T10:00+07:00", World.Network)
            .Then("2026-03-03T10:05+07:00", new TimelineEntry.Commented(false, World.Desk)) // somebody else's words
            .Then("2026-03-03T10:20+07:00", new TimelineEntry.Commented(false, World.Network))
            .Assigned("2026-03-03T11:00+07:00", World.Desk)
            .Assigned("2026-03-03T14:00+07:00", World.Network);

        Assert.Equal([At("2026-03-03T10:20+07:00"), null], story.Of(World.Network, ClockMetric.Response).Select(clock => clock.StoppedAt));
        Assert.Equal(At("2026-03-03T14:30+07:00"), story.Of(World.Network, ClockMetric.Response)[1].DueAt);
    }

    [Fact]
    public void A_rule_that_takes_the_record_away_leaves_the_response_unjudged_and_a_person_who_hands_it_on_has_acted()
    {
        var taken = Story.Opened("2026-03-03T09:00+07:00").Assigned("2026-03-03T10:00+07:00", World.Network)
            .ThenBy(ActorKind.Escalation, "2026-03-03T10:10+07:00", new TimelineEntry.Assigned(World.Desk, null, IsHop: false));
        var handedOn = Story.Opened("2026-03-03T09:00+07:00").Assigned("2026-03-03T10:00+07:00", World.Network)
            .Assigned("2026-03-03T10:10+07:00", World.Desk);

        Assert.Equal(ClockState.Cancelled, Assert.Single(taken.Of(World.Network, ClockMetric.Response)).State);
        Assert.Equal(ClockState.Stopped, Assert.Single(handedOn.Of(World.Network, ClockMetric.Response)).State);
    }

    [Fact]
    public void A_pause_for_the_consumer_pauses_the_holders_promise_too_and_nobody_elses_runs_on_after_it()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00")
            .Assigned("2026-03-03T10:00+07:00", World.Network).Assigned("2026-03-03T10:30+07:00", World.Applications)
            .Held("2026-03-03T11:00+07:00").Resumed("2026-03-03T13:00+07:00");

        Assert.Equal(ClockState.Paused, Assert.Single(story.Of(World.Network, ClockMetric.Resolution)).State);
        Assert.Equal(At("2026-03-03T14:30+07:00"), Assert.Single(story.Of(World.Applications, ClockMetric.Resolution)).DueAt);
    }

    [Fact]
    public void Another_priority_gives_the_holders_other_targets_under_the_version_that_they_know()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00", Priority.P3)
            .Assigned("2026-03-03T10:00+07:00", World.Network).Assigned("2026-03-03T11:00+07:00", World.Desk)
            .Prioritised("2026-03-03T12:00+07:00", Priority.P1);

        var clock = Assert.Single(story.Of(World.Network, ClockMetric.Resolution));
        Assert.Equal((ClockState.Paused, Hours(2)), (clock.State, clock.Target));
    }

    [Fact]
    public void After_reopening_the_present_holders_promise_goes_on_and_the_others_wait_for_the_record()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00")
            .Assigned("2026-03-03T10:00+07:00", World.Applications).Assigned("2026-03-03T10:30+07:00", World.Network)
            .Resolved("2026-03-03T11:00+07:00").Reopened("2026-03-04T08:00+07:00");

        Assert.Equal((ClockState.Running, 2), (story.Of(World.Network, ClockMetric.Resolution)[0].State, story.Of(World.Network, ClockMetric.Resolution)[0].Run));
        Assert.Equal(ClockState.Paused, story.Of(World.Applications, ClockMetric.Resolution)[0].State);
        story.Assigned("2026-03-04T09:00+07:00", World.Applications);
        Assert.Equal(At("2026-03-04T10:30+07:00"), story.Of(World.Applications, ClockMetric.Resolution)[0].DueAt);
    }

    [Fact]
    public void Only_an_incident_manager_excuses_only_a_breach_only_once_and_says_why()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00");
        var manager = An.Agent with { Roles = [Domain.Identity.Role.IncidentManager] };
        Decision Excuse(Actor by, string at, string? reason = "A wrong P1") =>
            IncidentEdits.Excuse(story.Record, story.Response.Id, reason, by, At(at), World.Lookup);

        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(Excuse(An.Agent, "2026-03-03T12:00+07:00")));
        Assert.Equal(RefusalCodes.NotBreached, An.Refusal(Excuse(manager, "2026-03-03T09:30+07:00")));
        Assert.Equal(RefusalCodes.ReasonRequired, An.Refusal(Excuse(manager, "2026-03-03T12:00+07:00", " ")));

        // Nobody has noticed the breach yet; it is one all the same.
        story.Then("2026-03-03T12:00+07:00", An.Only<TimelineEntry.ClockExcused>(Excuse(manager, "2026-03-03T12:00+07:00")));
        Assert.Equal((At("2026-03-03T09:30+07:00"), At("2026-03-03T12:00+07:00")), (story.Response.BreachedAt, story.Response.ExcusedAt));
        Assert.Equal(RefusalCodes.NothingChanges, An.Refusal(Excuse(manager, "2026-03-03T12:01+07:00")));
    }
}
