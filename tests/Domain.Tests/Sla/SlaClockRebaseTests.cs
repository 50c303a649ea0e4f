using IncidentPlatform.Domain.Sla;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class SlaClockRebaseTests
{
    private static readonly Instant Friday16 = At("2026-11-27T16:00+07:00");
    private static readonly Instant Monday9 = At("2026-11-30T09:00+07:00");
    private static readonly Clock FourHours = Started(Friday16, Hours(4));

    [Fact]
    public void From_start_counts_everything_under_the_new_target_and_calendar()
    {
        var clock = SlaClock.Rebase(FourHours, OtherPolicy, Always, Hours(100), RebaseMode.FromStart, Monday9, Lookup);

        Assert.Equal([new ClockSpan(Friday16, null, Always)], clock.Spans);
        Assert.Equal(Friday16 + Hours(100), clock.DueAt);
        Assert.Equal((OtherPolicy, Always, Hours(100), 1), (clock.PolicyVersionId, clock.CalendarVersionId, clock.Target, clock.Generation));
        Assert.Null(clock.BreachedAt);
    }

    [Fact]
    public void From_now_keeps_what_is_used()
    {
        var clock = SlaClock.Rebase(FourHours, OtherPolicy, Always, Hours(5), RebaseMode.FromNow, Monday9, Lookup);

        Assert.Equal([new ClockSpan(Friday16, Monday9, Office), new ClockSpan(Monday9, null, Always)], clock.Spans);
        Assert.Equal(Monday9 + Hours(3), clock.DueAt);
    }

    [Fact]
    public void From_now_on_the_same_calendar_leaves_the_span_whole()
    {
        var clock = SlaClock.Rebase(FourHours, OtherPolicy, Office, Hours(5), RebaseMode.FromNow, Monday9, Lookup);

        Assert.Equal([new ClockSpan(Friday16, null, Office)], clock.Spans);
        Assert.Equal(At("2026-11-30T12:00+07:00"), clock.DueAt);
    }

    [Fact]
    public void From_now_a_paused_clock_resumes_on_the_new_calendar()
    {
        var paused = SlaClock.Pause(FourHours, Monday9, Lookup);

        var clock = SlaClock.Resume(
            SlaClock.Rebase(paused, OtherPolicy, Always, Hours(4), RebaseMode.FromNow, Monday9, Lookup), Monday9 + Hours(20), Lookup);

        Assert.Equal(Monday9 + Hours(22), clock.DueAt);
    }

    [Fact]
    public void New_only_leaves_existing_clocks_alone() =>
        Assert.Same(FourHours, SlaClock.Rebase(FourHours, OtherPolicy, Always, Hours(1), RebaseMode.NewOnly, Monday9, Lookup));

    [Theory]
    [InlineData(RebaseMode.FromStart)]
    [InlineData(RebaseMode.FromNow)]
    public void Due_put_into_the_past_is_a_breach_at_the_command(RebaseMode mode)
    {
        var clock = SlaClock.Rebase(FourHours, OtherPolicy, Office, Hours(1), mode, Monday9, Lookup);

        Assert.Equal((Monday9, BreachCause.Rebased), (clock.BreachedAt, clock.BreachCause));
        Assert.Equal(At("2026-11-27T17:00+07:00"), clock.DueAt);
    }

    [Fact]
    public void Due_put_at_the_very_command_can_still_be_met()
    {
        var clock = SlaClock.Rebase(FourHours, OtherPolicy, Office, Hours(2), RebaseMode.FromStart, Monday9, Lookup);

        Assert.Equal(Monday9, clock.DueAt);
        Assert.Null(SlaClock.Stop(clock, Monday9, Lookup).BreachedAt);
    }

    [Fact]
    public void A_paused_clock_can_be_breached_by_rebasing() =>
        Assert.Equal(
            BreachCause.Rebased,
            SlaClock.Rebase(SlaClock.Pause(FourHours, Monday9, Lookup), OtherPolicy, Office, Hours(1), RebaseMode.FromStart, Monday9, Lookup).BreachCause);

    [Fact]
    public void A_breach_by_due_is_not_redated_and_a_larger_target_does_not_heal_it()
    {
        var breached = SlaClock.NoteBreach(Started(Friday16, Hours(1)), Monday9, Lookup);

        var clock = SlaClock.Rebase(breached, OtherPolicy, Office, Hours(10), RebaseMode.FromStart, Monday9, Lookup);

        Assert.Equal((At("2026-11-27T17:00+07:00"), BreachCause.Due), (clock.BreachedAt, clock.BreachCause));
        Assert.Equal(At("2026-12-01T09:00+07:00"), clock.DueAt);
    }

    [Fact]
    public void The_band_follows_the_new_target_down_and_up()
    {
        var at75 = SlaClock.AdvanceBand(FourHours, 75);

        Assert.Equal(0, SlaClock.Rebase(at75, OtherPolicy, Office, Hours(10), RebaseMode.FromStart, Monday9, Lookup).Band);
        Assert.Equal(90, SlaClock.Rebase(at75, OtherPolicy, Office, Minutes(132), RebaseMode.FromStart, Monday9, Lookup).Band);
    }
}
