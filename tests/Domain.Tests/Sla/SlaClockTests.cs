using IncidentPlatform.Domain.Sla;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class SlaClockTests
{
    private static readonly Instant Friday16 = At("2026-11-27T16:00+07:00");
    private static readonly Instant Monday9 = At("2026-11-30T09:00+07:00");
    private static readonly Instant Monday11 = At("2026-11-30T11:00+07:00");

    [Fact]
    public void A_started_clock_runs_towards_its_due_instant() =>
        Assert.Equal(
            new Clock
            {
                Id = new Guid("00000000-0000-0000-0000-0000000000c1"),
                Metric = ClockMetric.Resolution,
                Run = 1,
                State = ClockState.Running,
                PolicyVersionId = Policy,
                CalendarVersionId = Office,
                Target = Hours(4),
                Spans = [new ClockSpan(Friday16, null, Office)],
                StartedAt = Friday16,
                DueAt = Monday11,
            },
            Started(Friday16, Hours(4)));

    [Fact]
    public void A_fraction_of_a_second_never_becomes_a_fact()
    {
        var half = Duration.FromMilliseconds(500);

        var clock = SlaClock.Pause(Started(Friday16 + half, Hours(4)), Monday9 + half, Lookup);

        Assert.Equal([new ClockSpan(Friday16, Monday9, Office)], clock.Spans);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.5)]
    public void A_target_is_whole_seconds_above_zero(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Started(Friday16, Duration.FromSeconds(seconds)));

    [Fact]
    public void Due_may_be_closing_time() =>
        Assert.Equal(At("2026-11-27T17:00+07:00"), Started(Friday16, Hours(1)).DueAt);

    [Fact]
    public void A_paused_clock_is_not_due()
    {
        var clock = SlaClock.Pause(Started(Friday16, Hours(4)), Monday9, Lookup);

        Assert.Null(clock.DueAt);
        Assert.Equal((ClockState.Paused, 1), (clock.State, clock.Generation));
        Assert.Equal(Hours(2), SlaClock.Elapsed(clock, Monday11, Lookup));
    }

    [Fact]
    public void A_clock_paused_with_its_target_used_up_stays_due() =>
        Assert.Equal(Monday9, SlaClock.Pause(Started(Friday16, Hours(2)), Monday9, Lookup).DueAt);

    [Fact]
    public void A_resumed_clock_has_the_rest_of_its_target()
    {
        var clock = SlaClock.Resume(SlaClock.Pause(Started(Friday16, Hours(4)), Monday9, Lookup), Monday11, Lookup);

        Assert.Equal(At("2026-11-30T14:00+07:00"), clock.DueAt);
        Assert.Equal((ClockState.Running, 2), (clock.State, clock.Generation));
    }

    [Fact]
    public void A_clock_paused_in_the_second_it_started_has_no_empty_span()
    {
        var clock = SlaClock.Pause(Started(Friday16, Hours(4)), Friday16, Lookup);

        Assert.Empty(clock.Spans);
        Assert.Equal(At("2026-11-30T14:00+07:00"), SlaClock.Resume(clock, Monday9, Lookup).DueAt);
    }

    [Fact]
    public void Verbs_without_meaning_return_the_very_clock()
    {
        var running = Started(Friday16, Hours(4));
        var paused = SlaClock.Pause(running, Monday9, Lookup);
        var stopped = SlaClock.Stop(running, Monday9, Lookup);
        var cancelled = SlaClock.Cancel(running, Monday9, Lookup);

        Assert.Same(running, SlaClock.Resume(running, Monday9, Lookup));
        Assert.Same(running, SlaClock.Reopen(running, Monday9, Lookup));
        Assert.Same(paused, SlaClock.Pause(paused, Monday9, Lookup));
        foreach (var over in new[] { stopped, cancelled })
        {
            Assert.Same(over, SlaClock.Pause(over, Monday9, Lookup));
            Assert.Same(over, SlaClock.Resume(over, Monday9, Lookup));
            Assert.Same(over, SlaClock.Stop(over, Monday9, Lookup));
            Assert.Same(over, SlaClock.Cancel(over, Monday9, Lookup));
            Assert.Same(over, SlaClock.NoteBreach(over, Monday9 + Hours(1000), Lookup));
            Assert.Same(over, SlaClock.Rebase(over, OtherPolicy, Always, Seconds(1), RebaseMode.FromStart, Monday9, Lookup));
        }

        Assert.Same(cancelled, SlaClock.Reopen(cancelled, Monday9, Lookup));
    }

    [Fact]
    public void A_clock_does_not_go_back_behind_its_last_change()
    {
        var paused = SlaClock.Pause(Started(Friday16, Hours(4)), Monday9, Lookup);
        var stopped = SlaClock.Stop(paused, Monday11, Lookup);

        Assert.Throws<ArgumentOutOfRangeException>(() => SlaClock.Resume(paused, Monday9 - Seconds(1), Lookup));
        Assert.Throws<ArgumentOutOfRangeException>(() => SlaClock.Reopen(stopped, Monday11 - Seconds(1), Lookup));
    }

    [Fact]
    public void Stopped_at_due_is_met()
    {
        var clock = SlaClock.Stop(Started(Friday16, Hours(4)), Monday11, Lookup);

        Assert.Null(clock.BreachedAt);
        Assert.Equal((ClockState.Stopped, Monday11, Hours(4)), (clock.State, clock.StoppedAt, SlaClock.Elapsed(clock, Monday11, Lookup)));
    }

    [Fact]
    public void Stopped_a_second_after_due_is_breached_at_due()
    {
        var clock = SlaClock.Stop(Started(Friday16, Hours(4)), Monday11 + Seconds(1), Lookup);

        Assert.Equal((Monday11, BreachCause.Due), (clock.BreachedAt, clock.BreachCause));
        Assert.Equal(Seconds(1), SlaClock.Overshoot(clock, Monday11 + Hours(10), Lookup));
    }

    [Fact]
    public void Stopped_in_the_closed_time_after_due_is_breached_without_overshoot()
    {
        var clock = SlaClock.Stop(Started(Friday16, Hours(1)), At("2026-11-28T10:00+07:00"), Lookup);

        Assert.Equal(At("2026-11-27T17:00+07:00"), clock.BreachedAt);
        Assert.Equal(Duration.Zero, SlaClock.Overshoot(clock, Monday11, Lookup));
    }

    [Fact]
    public void A_breach_is_dated_at_due_whenever_it_is_noticed()
    {
        var clock = Started(Friday16, Hours(4));

        Assert.Same(clock, SlaClock.NoteBreach(clock, Monday11, Lookup));
        var noted = SlaClock.NoteBreach(clock, Monday11 + Hours(100), Lookup);
        Assert.Equal((Monday11, BreachCause.Due, 0), (noted.BreachedAt, noted.BreachCause, noted.Generation));
        Assert.Same(noted, SlaClock.NoteBreach(noted, Monday11 + Hours(200), Lookup));
    }

    [Fact]
    public void A_breach_that_nobody_noticed_is_noted_by_the_next_verb()
    {
        var late = Monday11 + Hours(2);
        var clock = Started(Friday16, Hours(4));

        Assert.Equal(Monday11, SlaClock.Pause(clock, late, Lookup).BreachedAt);
        Assert.Equal(Monday11, SlaClock.Cancel(clock, late, Lookup).BreachedAt);
        Assert.Equal(Monday11, SlaClock.Rebase(clock, Policy, Office, Hours(40), RebaseMode.FromStart, late, Lookup).BreachedAt);
        Assert.Null(SlaClock.Cancel(clock, Monday11, Lookup).BreachedAt);
    }

    [Fact]
    public void A_reopened_clock_goes_on_from_what_it_had_used()
    {
        var clock = SlaClock.Reopen(SlaClock.Stop(Started(Friday16, Hours(4)), Monday9, Lookup), Monday11, Lookup);

        Assert.Equal((ClockState.Running, 2, 2, 50), (clock.State, clock.Run, clock.Generation, clock.Band));
        Assert.Null(clock.StoppedAt);
        Assert.Equal(At("2026-11-30T14:00+07:00"), clock.DueAt);
    }

    [Fact]
    public void A_breach_outlives_a_reopening() =>
        Assert.Equal(Monday11, SlaClock.Reopen(SlaClock.Stop(Started(Friday16, Hours(4)), Monday11 + Seconds(1), Lookup), Monday11 + Hours(1), Lookup).BreachedAt);

    [Fact]
    public void Clocks_are_equal_span_by_span()
    {
        var clock = Started(Friday16, Hours(4));

        Assert.Equal(clock, clock with { Spans = [.. clock.Spans] });
        Assert.Equal(clock.GetHashCode(), (clock with { Spans = [.. clock.Spans] }).GetHashCode());
        Assert.NotEqual(clock, clock with { Spans = [new ClockSpan(Friday16, null, Always)] });
        Assert.NotEqual(clock, clock with { Band = 50 });
    }
}
