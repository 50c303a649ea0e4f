using System.Globalization;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Tests.Language;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class ClockStoryTests
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    public ClockStoryTests() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Each_stretch_is_a_line_in_the_readers_zone_that_says_what_it_did_and_with_whom()
    {
        var story = Story(
            Segment(0, 60, ClockSegmentKind.Counted, group: "Service desk"),
            Segment(60, 120, ClockSegmentKind.Paused, HoldReason.AwaitingConsumer, "Service desk"),
            Segment(120, 150, ClockSegmentKind.Counted, HoldReason.AwaitingProvider, "Field", "Nets"),
            Segment(150, 180, ClockSegmentKind.Closed, group: "Field"),
            Segment(180, 200, ClockSegmentKind.Paused),
            Segment(200, 210, ClockSegmentKind.Counted, group: "Field") with { IsBeyond = true });

        Assert.Equal(
            [
                ("Tue 24 Nov 09:00–10:00", "counted, with Service desk", "1h 00m"),
                ("Tue 24 Nov 10:00–11:00", "paused, awaiting the consumer, with Service desk", "1h 00m"),
                ("Tue 24 Nov 11:00–11:30", "counted, with Field (Nets), awaiting the provider", "30m"),
                ("Tue 24 Nov 11:30–12:00", "closed", "30m"),
                ("Tue 24 Nov 12:00–12:20", "stood resolved", "20m"),
                ("Tue 24 Nov 12:20–12:30", "too late, with Field", "10m"),
            ],
            story.First.Select(line => (line.When, line.What, line.Length)));
        Assert.Empty(story.Folded);
    }

    [Fact]
    public void A_holders_clock_says_with_whom_the_record_is_while_it_does_not_count()
    {
        var clock = An.Clock() with { Level = ClockLevel.Ola, Holder = "Network", Segments = [Segment(0, 60, ClockSegmentKind.Paused, group: "Service desk")] };

        var story = new ClockStory(clock, Localizer.Texts, Jakarta);

        Assert.Equal(("Resolution · OLA Network", "not counted, with Service desk"), (story.Name, story.First[0].What));
    }

    [Fact]
    public void Of_a_long_life_the_middle_is_folded_with_its_sum_and_nothing_is_left_out()
    {
        ClockSegmentResponse[] segments =
        [
            .. Enumerable.Range(0, 200).Select(n => Segment(n * 60, (n + 1) * 60, n % 2 == 0 ? ClockSegmentKind.Counted : ClockSegmentKind.Closed, group: "Service desk")),
        ];

        var story = Story(segments);

        Assert.Equal((3, 177, 20), (story.First.Count, story.Folded.Count, story.Last.Count));
        Assert.Equal("177 more lines, of which 88h 00m count", story.FoldedWords);
        Assert.Equal(
            segments.Where(segment => segment.Kind == ClockSegmentKind.Counted).Sum(segment => segment.Seconds),
            story.First.Concat(story.Folded).Concat(story.Last).Where(line => line.IsCounted).Sum(line => line.Seconds));
    }

    [Fact]
    public void A_running_clock_is_asked_why_it_is_due_then_and_what_is_to_come()
    {
        var due = An.Opened + Duration.FromHours(4);
        var story = new ClockStory(
            An.Clock(due: due) with { TargetSeconds = 7_200, ElapsedSeconds = 3_600, RemainingSeconds = 3_600, Calendar = "Office hours", Ahead = [Segment(180, 240, ClockSegmentKind.Counted)] },
            Localizer.Texts, Jakarta);

        Assert.Equal("Why is it due at 24 Nov 13:00?", story.Question);
        Assert.Equal("2h 00m in Office hours", story.Promise);
        Assert.Equal("1h 00m of 2h 00m used", story.Sum);
        Assert.Equal("With 1h 00m to come, all of 2h 00m is used at 24 Nov 13:00.", story.AheadSum);
        Assert.Null(story.Breach);
    }

    [Fact]
    public void A_breach_says_when_and_why_and_that_it_was_excused()
    {
        var story = new ClockStory(
            An.Clock(breached: An.Opened) with { BreachCause = BreachCause.Rebased, ExcusedAt = An.Opened + Duration.FromMinutes(1) }, Localizer.Texts, Jakarta);

        Assert.Equal("Broken on 24 Nov 09:00: a new priority, service or kind left less time than was used.", story.Breach);
        Assert.Equal("Excused on 24 Nov 09:01; the reason stands in the timeline.", story.Excuse);
    }

    private static ClockStory Story(params ClockSegmentResponse[] segments) => new(An.Clock() with { Segments = segments }, Localizer.Texts, Jakarta);

    private static ClockSegmentResponse Segment(
        int from, int to, ClockSegmentKind kind, HoldReason? reason = null, string? group = null, string? provider = null) => new(
        An.Opened + Duration.FromMinutes(from), An.Opened + Duration.FromMinutes(to), kind, (to - from) * 60L, false,
        group is null ? null : Guid.Empty, group, provider, reason);
}
