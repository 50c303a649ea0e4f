using IncidentPlatform.Domain.Sla;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class SlaClockQuestionsTests
{
    private static readonly Instant Friday16 = At("2026-11-27T16:00+07:00");
    private static readonly Instant Monday9 = At("2026-11-30T09:00+07:00");
    private static readonly Instant Monday11 = At("2026-11-30T11:00+07:00");
    private static readonly Clock FourHours = Started(Friday16, Hours(4));

    [Theory]
    [InlineData(25, "2026-11-27T17:00+07:00")]
    [InlineData(50, "2026-11-30T09:00+07:00")]
    [InlineData(75, "2026-11-30T10:00+07:00")]
    [InlineData(90, "2026-11-30T10:36+07:00")]
    [InlineData(100, "2026-11-30T11:00+07:00")]
    [InlineData(150, "2026-11-30T14:00+07:00")]
    public void A_share_of_the_target_is_reached_at_an_instant(int percent, string expected) =>
        Assert.Equal(At(expected), SlaClock.InstantOfShare(FourHours, percent, Lookup));

    [Fact]
    public void A_share_is_reached_when_its_last_started_second_is_over() =>
        Assert.Equal(Friday16 + Seconds(6), SlaClock.InstantOfShare(Started(Friday16, Seconds(11)), 50, Lookup));

    [Fact]
    public void A_paused_clock_knows_only_the_shares_it_has_reached()
    {
        var paused = SlaClock.Pause(FourHours, Monday9, Lookup);

        Assert.Equal(Monday9, SlaClock.InstantOfShare(paused, 50, Lookup));
        Assert.Null(SlaClock.InstantOfShare(paused, 51, Lookup));
    }

    [Theory]
    [InlineData("2026-11-27T15:00+07:00", 0, 0)]
    [InlineData("2026-11-30T08:59:59+07:00", 0.4999, 0)]
    [InlineData("2026-11-30T09:00+07:00", 0.5, 50)]
    [InlineData("2026-11-30T10:36+07:00", 0.9, 90)]
    [InlineData("2026-11-30T16:00+07:00", 2, 100)]
    public void Share_and_band_grow_with_business_time(string now, double share, int band)
    {
        Assert.Equal(share, SlaClock.ShareUsed(FourHours, At(now), Lookup), tolerance: 0.0001);
        Assert.Equal(band, SlaClock.BandAt(FourHours, At(now), Lookup));
    }

    [Fact]
    public void A_band_only_advances_and_only_to_thresholds()
    {
        var at75 = SlaClock.AdvanceBand(FourHours, 75);

        Assert.Equal((75, 0), (at75.Band, at75.Generation));
        Assert.Same(at75, SlaClock.AdvanceBand(at75, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => SlaClock.AdvanceBand(at75, 80));
    }

    [Fact]
    public void Segments_tell_why_a_clock_is_due_when_it_is()
    {
        var clock = SlaClock.Resume(SlaClock.Pause(FourHours, Monday9, Lookup), Monday11, Lookup);

        Assert.Equal(
            [
                Segment("2026-11-27T16:00+07:00", "2026-11-27T17:00+07:00", ClockSegmentKind.Counted),
                Segment("2026-11-27T17:00+07:00", "2026-11-30T08:00+07:00", ClockSegmentKind.Closed),
                Segment("2026-11-30T08:00+07:00", "2026-11-30T09:00+07:00", ClockSegmentKind.Counted),
                Segment("2026-11-30T09:00+07:00", "2026-11-30T11:00+07:00", ClockSegmentKind.Paused),
                Segment("2026-11-30T11:00+07:00", "2026-11-30T12:00+07:00", ClockSegmentKind.Counted),
                Segment("2026-11-30T12:00+07:00", "2026-11-30T13:00+07:00", ClockSegmentKind.Closed),
                Segment("2026-11-30T13:00+07:00", "2026-11-30T14:00+07:00", ClockSegmentKind.Counted),
            ],
            SlaClock.Segments(clock, clock.DueAt!.Value, Lookup));
    }

    [Fact]
    public void Segments_end_where_the_clock_was_stopped()
    {
        var clock = SlaClock.Stop(FourHours, Friday16 + Minutes(30), Lookup);

        Assert.Equal(
            [Segment("2026-11-27T16:00+07:00", "2026-11-27T16:30+07:00", ClockSegmentKind.Counted)],
            SlaClock.Segments(clock, Monday11, Lookup));
        Assert.Empty(SlaClock.Segments(clock, Friday16 - Hours(1), Lookup));
    }

    private static ClockSegment Segment(string start, string end, ClockSegmentKind kind) => new(At(start), At(end), kind);
}
