using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Web.Components.OnCall;
using NodaTime;

namespace IncidentPlatform.Web.Tests.OnCall;

public sealed class RotaPictureViewTests
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];
    private static readonly Guid Weekly = Guid.NewGuid();
    private static readonly Guid Nights = Guid.NewGuid();
    private static readonly Guid Ayu = Guid.NewGuid();

    // Monday, midnight in Jakarta.
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 1, 17, 0);
    private static readonly Duration Week = Duration.FromDays(7);
    private static readonly double Day = (RotaPictureView.Width - RotaPictureView.Gutter) / 7;

    [Fact]
    public void A_shift_over_a_weeks_end_is_drawn_in_both_weeks()
    {
        var view = Of(Shift(Weekly, "Ayu Lestari", Monday + Duration.FromDays(5), Monday + Duration.FromDays(9)));

        Assert.Equal(2, view.Weeks.Count);
        var (first, second) = (Assert.Single(view.Weeks[0].Bars), Assert.Single(view.Weeks[1].Bars));
        Assert.Equal((RotaPictureView.Gutter + 5 * Day, 2 * Day), (first.Left, first.Width), Near);
        Assert.Equal((RotaPictureView.Gutter, 2 * Day), (second.Left, second.Width), Near);
    }

    [Theory]
    [InlineData(7, "Ayu Lestari")]
    [InlineData(.5, "Ayu")]
    [InlineData(.25, "AL")]
    [InlineData(.05, "")]
    public void A_bar_shows_as_much_of_a_name_as_fits(double days, string label)
    {
        var view = Of(Shift(Weekly, "Ayu Lestari", Monday, Monday + Duration.FromDays(days)));

        Assert.Equal(label, view.Weeks[0].Bars.Single().Label);
    }

    [Fact]
    public void Layers_have_lanes_of_their_own()
    {
        var view = Of(Shift(Weekly, "Ayu", Monday, Monday + Week), Shift(Nights, "Ayu", Monday, Monday + Week));

        Assert.Equal(2, view.LaneCount);
        Assert.Equal(RotaPictureView.LaneHeight + RotaPictureView.LaneGap, view.Weeks[0].Bars[1].Top - view.Weeks[0].Bars[0].Top);
    }

    [Fact]
    public void A_week_of_a_changed_clock_has_seven_days_of_their_real_length()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var start = new LocalDate(2026, 3, 23).AtStartOfDayInZone(berlin).ToInstant();
        var view = new RotaPictureView(Schedule(start, start + Week, []), ["Weekly"], berlin);

        var lines = view.Weeks[0].DayLines;

        Assert.Equal(RotaPictureView.Width, lines[7]);
        Assert.Equal(23d / 24, (lines[7] - lines[6]) / (lines[1] - lines[0]), 6);
    }

    [Fact]
    public void A_gap_is_drawn_over_all_lanes()
    {
        var view = new RotaPictureView(
            Schedule(Monday, Monday + Week, [], new OnCallGapResponse(Monday + Duration.FromDays(1), Monday + Duration.FromDays(2))), ["Weekly"], Jakarta);

        var gap = Assert.Single(view.Weeks[0].Gaps);
        Assert.Equal((RotaPictureView.Gutter + Day, Day), (gap.Left, gap.Width), Near);
    }

    private static RotaPictureView Of(params OnCallShiftResponse[] shifts) => new(Schedule(Monday, Monday + Week + Week, shifts), ["Weekly", "Nights"], Jakarta);

    private static RotaScheduleResponse Schedule(Instant from, Instant to, IReadOnlyList<OnCallShiftResponse> shifts, params OnCallGapResponse[] gaps) =>
        new(from, to, "Asia/Jakarta", shifts, gaps, new RotaWarningsResponse(gaps.Length, 0, gaps, []));

    private static OnCallShiftResponse Shift(Guid layer, string name, Instant from, Instant to) => new(layer, "Layer", Ayu, name, from, to);

    private static bool Near((double, double) left, (double, double) right) =>
        Math.Abs(left.Item1 - right.Item1) < 1e-6 && Math.Abs(left.Item2 - right.Item2) < 1e-6;
}
