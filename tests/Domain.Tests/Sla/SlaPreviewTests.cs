using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Sla;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class SlaPreviewTests
{
    private static readonly Instant Friday16 = At("2026-11-27T16:00+07:00");
    private static readonly Instant Monday9 = At("2026-11-30T09:00+07:00");

    [Fact]
    public void Without_pauses_it_is_the_calendar() =>
        Assert.Equal(At("2026-11-30T11:00+07:00"), SlaPreview.Compute(OfficeJakarta, Friday16, Hours(4), []).Due);

    [Fact]
    public void Pauses_may_come_in_any_order_overlap_and_lie_anywhere()
    {
        var preview = SlaPreview.Compute(OfficeJakarta, Friday16, Hours(4),
        [
            (Monday9 + Hours(1), Monday9 + Hours(2)),
            (Monday9, Monday9 + Hours(1.5)),
            (Monday9 + Minutes(15), Monday9 + Minutes(20)),
            (Friday16 - Hours(5), Friday16 + Minutes(30)),
            (Monday9 + Hours(3), Monday9 + Hours(3)),
            (Monday9 + Hours(4), Monday9 + Hours(3)),
            (Monday9 + Hours(1000), Monday9 + Hours(2000)),
        ]);

        // Half an hour on Friday, 8-9 and 11-12 on Monday, then from 13:00 the last one and a half hours.
        Assert.Equal(At("2026-11-30T14:30+07:00"), preview.Due);
        Assert.Equal(
            [
                ClockSegmentKind.Paused, ClockSegmentKind.Counted, ClockSegmentKind.Closed, ClockSegmentKind.Counted,
                ClockSegmentKind.Paused, ClockSegmentKind.Counted, ClockSegmentKind.Closed, ClockSegmentKind.Counted,
            ],
            preview.Segments.Select(segment => segment.Kind));
        Assert.Equal((Friday16, preview.Due), (preview.Segments[0].Start, preview.Segments[^1].End));
    }

    [Fact]
    public void Used_up_just_as_a_pause_begins_is_due_then() =>
        Assert.Equal(Monday9, SlaPreview.Compute(OfficeJakarta, Friday16, Hours(2), [(Monday9, Monday9 + Hours(9))]).Due);

    [Fact]
    public void Never_due_has_no_segments()
    {
        var once = BusinessCalendar.Compile(new(
            "Asia/Jakarta", [[], [], [], [], [], [], []], [new(new LocalDate(2026, 12, 1), "Fair", [Opening.Parse("10:00", "11:00")])]));

        var preview = SlaPreview.Compute(once, Friday16, Hours(2), []);

        Assert.Null(preview.Due);
        Assert.Empty(preview.Segments);
    }
}
