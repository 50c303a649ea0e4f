using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Kpi;

public sealed class IncidentFactsTests
{
    private static readonly HistoryWorld World = HistoryWorld.Fixed;
    private static readonly Guid Id = new("00000000-0000-0000-0000-0000000000f2");

    [Fact]
    public void A_record_that_the_desk_solves_at_once_is_a_first_contact_resolution()
    {
        var facts = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T09:10+07:00", new TimelineEntry.Accepted(World.Agent)),
            ("2026-03-03T11:00+07:00", new TimelineEntry.Resolved(ResolutionCode.Solved, World.Agent)),
            ("2026-03-04T08:00+07:00", new TimelineEntry.Closed(false)),
            ("2026-03-04T08:01+07:00", new TimelineEntry.Rated(4)));

        Assert.True(facts.IsFirstContact);
        Assert.Equal((600, 7_200, 7_200), (facts.ResponseSeconds, facts.ResolutionSeconds, facts.ResolutionElapsedSeconds));
        Assert.Equal(new EventFacts(At("2026-03-03T09:10+07:00"), Priority.P3, World.General, World.Desk, null), facts.Responded);
        Assert.Equal(At("2026-03-04T08:00+07:00"), facts.Closed!.At);
        Assert.Equal((4, 0, 0, false), (facts.Rating, facts.Hops, facts.Escalations, facts.IsPingPong));
        Assert.Equal(
            [
                Span(World.Desk, IncidentState.New, "2026-03-03T09:00+07:00", "2026-03-03T09:10+07:00", 600),
                Span(World.Desk, IncidentState.InProgress, "2026-03-03T09:10+07:00", "2026-03-03T11:00+07:00", 6_600),
            ],
            facts.Spans);
        Assert.Equal([ClockOutcome.Met, ClockOutcome.Met], facts.Clocks.Select(clock => clock.Outcome));
        Assert.Equal([600, 7_200], facts.Clocks.Select(clock => clock.ElapsedSeconds!.Value));
    }

    [Fact]
    public void Waiting_for_the_consumer_and_standing_resolved_are_in_no_resolution_time()
    {
        // Tuesday: 1 h of work, the night and 1 h of waiting, 1 h of work; resolved for 2 h; reopened, 30 min of work.
        var facts = Facts(
            ("2026-03-03T16:00+07:00", Opened()),
            ("2026-03-03T16:00+07:00", new TimelineEntry.Accepted(World.Agent)),
            ("2026-03-03T17:00+07:00", new TimelineEntry.Held(HoldReason.AwaitingConsumer, null)),
            ("2026-03-04T09:00+07:00", new TimelineEntry.Resumed(ResumeCause.ConsumerReplied)),
            ("2026-03-04T10:00+07:00", new TimelineEntry.Resolved(ResolutionCode.Solved, World.Agent)),
            ("2026-03-04T12:00+07:00", new TimelineEntry.Reopened()),
            ("2026-03-04T12:30+07:00", new TimelineEntry.Resolved(ResolutionCode.Workaround, World.Agent)));

        Assert.Equal(9_000, facts.ResolutionSeconds);
        Assert.Equal(73_800, facts.ResolutionElapsedSeconds);
        Assert.Equal(0, facts.ResponseSeconds);
        Assert.Equal((1, false), (facts.ReopenCount, facts.IsFirstContact));
        Assert.Equal(At("2026-03-04T12:30+07:00"), facts.Resolved!.At);
        Assert.Equal([3_600L, 3_600, 3_600, 1_800], facts.Spans.Select(span => span.BusinessSeconds!.Value));
        Assert.Equal([false, true, false, false], facts.Spans.Select(span => span.IsPaused));
    }

    [Fact]
    public void Hops_escalations_and_ping_pong_follow_their_definitions()
    {
        var facts = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T09:01+07:00", new TimelineEntry.Assigned(World.Network, null, false)),
            ("2026-03-03T09:05+07:00", new TimelineEntry.Accepted(World.Agent)),
            ("2026-03-03T09:10+07:00", new TimelineEntry.Escalated(World.Applications, false, true)),
            ("2026-03-03T09:20+07:00", new TimelineEntry.Assigned(World.Network, null, true)));

        Assert.Equal(2, facts.Hops);
        Assert.Equal(1, facts.Escalations); // tier 2 to 3; the way back is none
        Assert.True(facts.IsPingPong);
        Assert.Equal(World.Network, facts.FirstAssignedGroupId);
    }

    [Fact]
    public void Handing_on_before_anybody_accepted_is_neither_hop_nor_escalation()
    {
        var facts = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T09:01+07:00", new TimelineEntry.Escalated(World.Applications, false, false)));

        Assert.Equal((0, 0, false), (facts.Hops, facts.Escalations, facts.IsPingPong));
    }

    [Fact]
    public void A_hop_into_a_providers_hands_is_an_escalation_and_a_hand_over_divides_the_time()
    {
        // Field (tier 2) is the provider's from 2026-03-10T07:00+07:00 on.
        var facts = Facts(
            ("2026-03-09T16:00+07:00", Opened()),
            ("2026-03-09T16:00+07:00", new TimelineEntry.Accepted(World.Agent)),
            ("2026-03-09T16:30+07:00", new TimelineEntry.Assigned(World.Network, null, true)),
            ("2026-03-09T16:40+07:00", new TimelineEntry.Assigned(World.Field, null, true)),
            ("2026-03-10T09:00+07:00", new TimelineEntry.Assigned(World.Network, null, true)),
            ("2026-03-10T10:00+07:00", new TimelineEntry.Assigned(World.Field, null, true)));

        Assert.Equal(2, facts.Escalations); // desk to tier 2, and into the provider's hands
        var field = facts.Spans.Where(span => span.GroupId == World.Field).ToList();
        Assert.Equal([null, World.Provider, World.Provider, null], field.Select(span => span.ProviderId)); // to be handed back in May
        Assert.Equal([1_200L, 3_600, null, null], field.Select(span => span.BusinessSeconds));
        Assert.Equal(At("2026-03-10T07:00+07:00"), field[0].To);
    }

    [Fact]
    public void A_breach_belongs_to_whoever_held_the_record_when_it_was_due_noticed_or_not()
    {
        // P3 in General: 4 h to respond, due 13:00; Network had it then, Applications noticed.
        var unnoticed = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T10:00+07:00", new TimelineEntry.Assigned(World.Network, null, false)),
            ("2026-03-03T14:00+07:00", new TimelineEntry.Assigned(World.Applications, null, false)));
        var noticed = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T10:00+07:00", new TimelineEntry.Assigned(World.Network, null, false)),
            ("2026-03-03T14:00+07:00", new TimelineEntry.Assigned(World.Applications, null, false)),
            ("2026-03-03T15:00+07:00", new TimelineEntry.Accepted(World.Agent)));

        Assert.Equal(ClockOutcome.Open, unnoticed.Clocks[0].Outcome);
        Assert.Equal(ClockOutcome.Breached, noticed.Clocks[0].Outcome);
        foreach (var clock in new[] { unnoticed.Clocks[0], noticed.Clocks[0] })
            Assert.Equal(new EventFacts(At("2026-03-03T13:00+07:00"), Priority.P3, World.General, World.Network, null), clock.Event);
    }

    [Theory]
    [InlineData(ResolutionCode.Duplicate, true)]
    [InlineData(ResolutionCode.NotAnIncident, true)]
    [InlineData(ResolutionCode.KnownError, false)]
    public void Some_resolutions_are_counted_apart(ResolutionCode code, bool isApart)
    {
        var facts = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T09:01+07:00", new TimelineEntry.Resolved(code, World.Agent)));

        Assert.Equal(isApart, facts.IsCountedApart);
    }

    [Fact]
    public void A_cancelled_record_is_counted_apart_and_its_unbroken_clocks_nowhere()
    {
        var facts = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T09:30+07:00", new TimelineEntry.Cancelled()));

        Assert.True(facts.IsCountedApart);
        Assert.Equal([ClockOutcome.Withdrawn, ClockOutcome.Withdrawn], facts.Clocks.Select(clock => clock.Outcome));
        Assert.Equal(At("2026-03-03T09:30+07:00"), facts.Spans.Single().To);
    }

    [Fact]
    public void Age_is_counted_in_business_days()
    {
        // Friday 16:00: one business day old on Monday at 16:00, three on Wednesday, seven and fourteen on Tuesdays.
        var facts = Facts(("2026-03-06T16:00+07:00", Opened()));

        Assert.Equal(
            [At("2026-03-09T16:00+07:00"), At("2026-03-11T16:00+07:00"), At("2026-03-17T16:00+07:00"), At("2026-03-26T16:00+07:00")],
            facts.AgesAt.Select(at => at!.Value));
    }

    [Fact]
    public void The_classifiers_choice_is_kept_beside_the_group_that_resolved()
    {
        var facts = Facts(
            ("2026-03-03T09:00+07:00", Opened()),
            ("2026-03-03T09:00+07:00", new TimelineEntry.Routed(RoutingOutcome.Assigned, World.Network, 0.93, 7)),
            ("2026-03-03T09:00+07:00", new TimelineEntry.Assigned(World.Network, null, false)),
            ("2026-03-03T09:30+07:00", new TimelineEntry.Resolved(ResolutionCode.Solved, World.Agent)));

        Assert.Equal((RoutingOutcome.Assigned, World.Network, World.Network), (facts.RoutingOutcome, facts.ClassifierGroupId, facts.Resolved!.GroupId));
        Assert.False(facts.IsFirstContact); // tier 2
    }

    private static TimelineEntry.Opened Opened() => new(
        IncidentKind.Incident, null, Impact.Moderate, Urgency.Medium, Priority.P3, World.General, null, World.Desk, World.Consumer,
        World.Consumer, false, false, World.Plan(World.General, Priority.P3, []));

    private static HolderSpan Span(Guid group, IncidentState state, string from, string to, long seconds) =>
        new(group, null, state, null, false, Priority.P3, World.General, At(from), At(to), seconds, 0);

    private static IncidentFacts Facts(params (string At, TimelineEntry Entry)[] lines) => IncidentFacts.From(
        Id, World.OrganizationId,
        [
            .. lines.Select((line, index) => new TimelineLine(
                index + 1, At(line.At), line.Entry is TimelineEntry.Routed ? ActorKind.Classifier : ActorKind.Person, World.Agent, Channel.Web,
                Visibility.Public, line.Entry)),
        ],
        World.Context);
}
