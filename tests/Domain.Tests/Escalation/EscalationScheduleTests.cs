using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Incidents;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Escalation;

public sealed class EscalationScheduleTests
{
    // A Monday; the office opens at eight, closes at noon and opens again at one.
    private static readonly Instant Start = At("2026-11-23T11:30+07:00");

    [Fact]
    public void A_stay_in_a_state_is_counted_in_business_minutes_from_its_beginning()
    {
        var record = new Watched(At("2026-11-23T08:00+07:00"));
        record.Add(Start, new TimelineEntry.Assigned(An.Network, null, IsHop: false), An.Agent);

        var step = Assert.Single(Own(record, new EscalationCondition.InState(IncidentState.Assigned, 60)));

        Assert.Equal((At("2026-11-23T13:30+07:00"), 2), (step.DueAt, step.Run));
        Assert.Empty(Own(record, new EscalationCondition.InState(IncidentState.InProgress, 60)));
    }

    [Fact]
    public void A_second_stay_in_a_state_is_a_run_of_its_own_and_another_priority_or_person_is_none()
    {
        var record = new Watched(Start);
        record.Add(Start, new TimelineEntry.Assigned(An.Network, null, IsHop: false), An.Agent);
        record.Add(Start, new TimelineEntry.Assigned(An.Desk, null, IsHop: true), An.Agent);
        record.Add(Start, new TimelineEntry.Reprioritised(Impact.Moderate, Urgency.High, Priority.P2, false, record.Plan(3_600, 18_000)), An.Agent);
        Assert.Equal(2, Assert.Single(Own(record, new EscalationCondition.InState(IncidentState.Assigned, 60))).Run);

        record.Add(Start, new TimelineEntry.Accepted(An.AgentId), An.Agent);
        record.Add(Start, new TimelineEntry.Assigned(An.Network, null, IsHop: true), An.Agent);

        Assert.Equal(6, Assert.Single(Own(record, new EscalationCondition.InState(IncidentState.Assigned, 60))).Run);
    }

    [Fact]
    public void A_consumer_waits_from_their_first_unanswered_word_until_somebody_answers_in_public()
    {
        var record = new Watched(At("2026-11-23T08:00+07:00"));
        var waiting = new EscalationCondition.ConsumerWaiting(30);
        Assert.Empty(Own(record, waiting));

        record.Add(Start, new TimelineEntry.Commented(false, null), An.Consumer);
        record.Add(Start + Minutes(10), new TimelineEntry.Commented(false, null), An.Consumer);
        record.Add(Start + Minutes(20), new TimelineEntry.Commented(false, An.Desk), An.Agent, Visibility.Internal);
        Assert.Equal((At("2026-11-23T12:00+07:00"), 2), Own(record, waiting).Select(step => (step.DueAt, step.Run)).Single());

        record.Add(Start + Minutes(25), new TimelineEntry.Commented(true, An.Desk), An.Agent);
        Assert.Empty(Own(record, waiting));
    }

    [Fact]
    public void Hops_are_due_at_the_hop_that_makes_them_enough()
    {
        var record = new Watched(Start);
        record.Add(Start + Minutes(1), new TimelineEntry.Escalated(An.Network, false, IsHop: true), An.Agent);
        record.Add(Start + Minutes(2), new TimelineEntry.Escalated(An.Desk, false, IsHop: true), An.Agent);
        record.Add(Start + Minutes(3), new TimelineEntry.Escalated(An.Network, false, IsHop: true), An.Agent);

        Assert.Equal(Start + Minutes(2), Assert.Single(Own(record, new EscalationCondition.Hops(2))).DueAt);
        Assert.Empty(Own(record, new EscalationCondition.Hops(4)));
    }

    [Theory]
    [InlineData(Priority.P1, true)]
    [InlineData(Priority.P2, true)]
    [InlineData(Priority.P3, false)]
    public void A_priority_at_opening_holds_for_higher_ones_too_and_not_for_a_later_change(Priority opened, bool fires)
    {
        var record = new Watched(Start, priority: opened);
        record.Add(Start, new TimelineEntry.Reprioritised(Impact.Moderate, Urgency.High, Priority.P1, true, record.Plan(900, 14_400)), An.Agent);

        Assert.Equal(fires, Own(record, new EscalationCondition.OpenedWith(Priority.P2)).Count > 0);
    }

    [Fact]
    public void Reminders_follow_the_clock_and_stand_still_with_it()
    {
        var record = new Watched(At("2026-11-23T08:00+07:00"));
        var rule = new EscalationRule(
            Guid.NewGuid(), new EscalationCondition.ClockShare(ClockMetric.Response, 150), [new EscalationEffect.Notify(NotifyTarget.Assignee)],
            new EscalationRepeat(30, 2));

        // Two hours from eight: 150 % at eleven, then every half hour; noon to one is closed.
        Assert.Equal(
            [At("2026-11-23T11:00+07:00"), At("2026-11-23T11:30+07:00"), At("2026-11-23T12:00+07:00")],
            Steps(record, rule).Select(step => step.DueAt));

        record.Add(At("2026-11-23T11:10+07:00"), new TimelineEntry.Held(HoldReason.AwaitingConsumer, null), An.Agent);
        Assert.Equal([At("2026-11-23T11:00+07:00")], Steps(record, rule).Select(step => step.DueAt));

        record.Add(At("2026-11-23T11:40+07:00"), new TimelineEntry.Resumed(ResumeCause.Person), An.Agent);
        Assert.Equal(
            [At("2026-11-23T11:00+07:00"), At("2026-11-23T12:00+07:00"), At("2026-11-23T13:30+07:00")],
            Steps(record, rule).Select(step => step.DueAt));
    }

    [Fact]
    public void A_record_that_is_not_open_has_nothing_to_come()
    {
        var record = new Watched(Start);
        record.Add(Start, new TimelineEntry.Resolved(ResolutionCode.Solved, An.AgentId), An.Agent);

        Assert.Empty(EscalationSchedule.Of(record.Facts, EscalationPolicy.None, Lookup));
    }

    [Fact]
    public void An_acknowledgement_holds_until_another_group_has_the_record_or_it_is_reopened()
    {
        var record = new Watched(Start);
        record.Make(Start, EscalationMoves.Acknowledge(record.Facts, An.Agent), An.Agent);
        Assert.Equal((Start, (Guid?)An.AgentId), (record.Facts.Watch.AcknowledgedAt, record.Facts.Watch.AcknowledgedBy));
        Assert.Equal(RefusalCodes.NothingChanges, An.Refusal(EscalationMoves.Acknowledge(record.Facts, An.Agent)));

        record.Add(Start, new TimelineEntry.Assigned(An.Network, null, IsHop: false), An.Agent);
        Assert.Null(record.Facts.Watch.AcknowledgedAt);

        record.Make(Start, EscalationMoves.Acknowledge(record.Facts, An.Agent), An.Agent);
        record.Add(Start, new TimelineEntry.Resolved(ResolutionCode.Solved, An.AgentId), An.Agent);
        record.Add(Start, new TimelineEntry.Reopened(), An.Consumer);
        Assert.Null(record.Facts.Watch.AcknowledgedAt);
        Assert.Equal(RefusalCodes.NotAllowed, An.Refusal(EscalationMoves.Acknowledge(record.Facts, An.Consumer)));
    }

    [Fact]
    public void Rules_of_a_line_from_before_they_had_versions_stand_in_the_sla_policys_version()
    {
        var record = new Watched(Start);
        var old = ((TimelineEntry.Opened)record.Lines[0].Entry) with { Clocks = record.Plan(3_600, 7_200) with { Escalation = null } };

        var facts = IncidentHistory.Begin(Guid.NewGuid(), Guid.NewGuid(), record.Lines[0] with { Entry = old }, Lookup);

        Assert.Equal((Policy, Office), (facts.Watch.PolicyVersionId, facts.Watch.CalendarVersionId));
    }

    private static List<EscalationStep> Own(Watched record, EscalationCondition when) => Steps(record, new EscalationRule(Guid.NewGuid(), when, []));

    private static List<EscalationStep> Steps(Watched record, EscalationRule rule) =>
        [.. EscalationSchedule.Of(record.Facts, new EscalationPolicy([rule]), Lookup).Where(step => step.Rule.Id == rule.Id)];
}
