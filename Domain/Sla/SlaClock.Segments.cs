using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <content>Time taken apart into what a clock counted and what it did not: why it is due when it is.</content>
public static partial class SlaClock
{
    /// <summary>The life of a clock up to an instant, without a gap.</summary>
    /// <param name="clock">Its start begins the first segment.</param>
    /// <param name="now">The last segment ends here, or where the clock was stopped or cancelled if that is earlier.</param>
    /// <param name="lookup">Gives the calendars of the spans.</param>
    /// <returns>In order, neighbours of different kinds; the counted ones add up to <see cref="Elapsed"/>. Empty before the start.</returns>
    public static IReadOnlyList<ClockSegment> Segments(Clock clock, Instant now, CalendarLookup lookup)
    {
        var end = clock.StoppedAt is { } stopped ? Instant.Min(stopped, now) : now;
        return Segments(clock.Spans, clock.StartedAt, Instant.Max(end, clock.StartedAt), lookup);
    }

    /// <summary>A stretch of time seen by spans, without a gap.</summary>
    /// <param name="spans">In order, not overlapping; only the last may be without end. Time outside them is paused.</param>
    /// <param name="from">Where the first segment begins.</param>
    /// <param name="to">Where the last one ends.</param>
    /// <param name="lookup">Gives the calendars of the spans.</param>
    /// <returns>In order, neighbours of different kinds, none empty.</returns>
    public static IReadOnlyList<ClockSegment> Segments(IReadOnlyList<ClockSpan> spans, Instant from, Instant to, CalendarLookup lookup)
    {
        var segments = new List<ClockSegment>();
        var at = WholeSecond.Of(from);
        to = WholeSecond.Of(to);
        foreach (var span in spans)
        {
            var start = Instant.Max(at, span.Start);
            var end = span.End is { } ended ? Instant.Min(ended, to) : to;
            if (end <= start) continue;

            Append(segments, at, start, ClockSegmentKind.Paused);
            at = start;
            foreach (var (opens, closes) in lookup(span.CalendarVersionId).OpenIntervals(start, end))
            {
                Append(segments, at, opens, ClockSegmentKind.Closed);
                Append(segments, opens, closes, ClockSegmentKind.Counted);
                at = closes;
            }

            Append(segments, at, end, ClockSegmentKind.Closed);
            at = end;
        }

        Append(segments, at, to, ClockSegmentKind.Paused);
        return segments;
    }

    private static void Append(List<ClockSegment> segments, Instant start, Instant end, ClockSegmentKind kind)
    {
        if (end <= start) return;

        if (segments.Count > 0 && segments[^1].Kind == kind)
        {
            segments[^1] = segments[^1] with { End = end };
            return;
        }

        segments.Add(new ClockSegment(start, end, kind));
    }
}
