using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Incidents;
using IncidentPlatform.Domain.Tests.Kpi;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class ClockExplanationTests
{
    private static readonly HistoryWorld World = HistoryWorld.Fixed;

    // Tuesday: opened at 15:00, given to the network at 16:00, waiting for the consumer from 16:30 to Wednesday 9:00, resolved
    // at 11:00, reopened at 13:00. A P1 has eight hours: due at 17:30, of which half an hour lies on Thursday.
    private static readonly Story Life = Story.Opened("2026-03-03T15:00+07:00")
        .Assigned("2026-03-03T16:00+07:00", World.Network)
        .Held("2026-03-03T16:30+07:00").Resumed("2026-03-04T09:00+07:00")
        .Resolved("2026-03-04T11:00+07:00").Reopened("2026-03-04T13:00+07:00");

    [Fact]
    public void A_clock_is_taken_apart_into_what_counted_what_was_closed_and_what_paused_it_and_with_whom()
    {
        var segments = Explain(Life.Resolution, At("2026-03-04T14:00+07:00"));

        Assert.Equal(
            [
                Segment("2026-03-03T15:00+07:00", "2026-03-03T16:00+07:00", ClockSegmentKind.Counted, World.Desk),
                Segment("2026-03-03T16:00+07:00", "2026-03-03T16:30+07:00", ClockSegmentKind.Counted, World.Network),
                Segment("2026-03-03T16:30+07:00", "2026-03-04T09:00+07:00", ClockSegmentKind.Paused, World.Network, HoldReason.AwaitingConsumer),
                Segment("2026-03-04T09:00+07:00", "2026-03-04T11:00+07:00", ClockSegmentKind.Counted, World.Network),
                Segment("2026-03-04T11:00+07:00", "2026-03-04T13:00+07:00", ClockSegmentKind.Paused, null),
                Segment("2026-03-04T13:00+07:00", "2026-03-04T14:00+07:00", ClockSegmentKind.Counted, World.Network),
            ],
            segments);
    }

    [Fact]
    public void What_lies_ahead_adds_up_to_the_target()
    {
        var ahead = ClockExplanation.Ahead(Life.Resolution, At("2026-03-04T14:00+07:00"), World.Lookup);

        Assert.Equal(
            [
                new ClockSegment(At("2026-03-04T14:00+07:00"), At("2026-03-04T17:00+07:00"), ClockSegmentKind.Counted),
                new ClockSegment(At("2026-03-04T17:00+07:00"), At("2026-03-05T08:00+07:00"), ClockSegmentKind.Closed),
                new ClockSegment(At("2026-03-05T08:00+07:00"), At("2026-03-05T08:30+07:00"), ClockSegmentKind.Counted),
            ],
            ahead);
        Assert.Equal(At("2026-03-05T08:30+07:00"), Life.Resolution.DueAt);
    }

    [Fact]
    public void Time_beyond_due_is_cut_off_at_the_second_of_due()
    {
        var segments = Explain(Life.Resolution, At("2026-03-05T10:00+07:00"));

        Assert.Equal(
            [
                Segment("2026-03-05T08:00+07:00", "2026-03-05T08:30+07:00", ClockSegmentKind.Counted, World.Network),
                Segment("2026-03-05T08:30+07:00", "2026-03-05T10:00+07:00", ClockSegmentKind.Counted, World.Network) with { IsBeyond = true },
            ],
            segments.TakeLast(2));
    }

    [Fact]
    public void Waiting_for_a_provider_counts_and_says_so()
    {
        var story = Story.Opened("2026-03-03T09:00+07:00").Held("2026-03-03T10:00+07:00", HoldReason.AwaitingProvider);

        var last = Explain(story, story.Resolution, At("2026-03-03T11:00+07:00"))[^1];

        Assert.Equal((ClockSegmentKind.Counted, HoldReason.AwaitingProvider), (last.Kind, last.HoldReason));
    }

    [Fact]
    public void Every_business_second_belongs_to_one_holder()
    {
        var shares = Attribution.Of(Explain(Life.Resolution, At("2026-03-05T10:00+07:00")), World.Desk, World.Lookup(World.OfficeVersion));

        Assert.Equal(
            [
                new HolderTime(HolderKind.Desk, World.Desk, Hours(1), Duration.Zero),
                // Half an hour, two hours, four on Wednesday afternoon, two on Thursday, of which one and a half are too late.
                new HolderTime(HolderKind.Group, World.Network, Hours(8.5), Hours(1.5)),
                // Half an hour on Tuesday, one on Wednesday; the night is nobody's.
                new HolderTime(HolderKind.Consumer, null, Hours(1.5), Duration.Zero),
            ],
            shares);
    }

    [Fact]
    public void A_group_in_a_providers_hands_is_the_providers_time_and_a_planned_wait_the_holders()
    {
        var story = Story.Opened("2026-03-12T09:00+07:00").Assigned("2026-03-12T10:00+07:00", World.Field)
            .Held("2026-03-12T11:00+07:00", HoldReason.Scheduled);

        var shares = Attribution.Of(
            Explain(story, story.Resolution, At("2026-03-12T12:00+07:00")), World.Desk, World.Lookup(World.OfficeVersion));

        Assert.Equal(
            [new HolderTime(HolderKind.Desk, World.Desk, Hours(1), Duration.Zero), new HolderTime(HolderKind.Provider, World.Provider, Hours(2), Duration.Zero)],
            shares);
    }

    private static IReadOnlyList<ExplainedSegment> Explain(Clock clock, Instant now) => Explain(Life, clock, now);

    private static IReadOnlyList<ExplainedSegment> Explain(Story story, Clock clock, Instant now) => ClockExplanation.Of(
        clock, HolderSpans.Of(story.Record.Id, World.OrganizationId, story.Lines, World.Context), now, World.Lookup);

    private static ExplainedSegment Segment(string from, string to, ClockSegmentKind kind, Guid? group, HoldReason? reason = null) =>
        new(At(from), At(to), kind, false, group, null, reason);
}
