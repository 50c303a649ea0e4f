using IncidentPlatform.Domain.Kpi;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Why a clock is due when it is: its life taken apart, with whoever had the record.</summary>
public static class ClockExplanation
{
    /// <summary>The life of a clock up to an instant, without a gap.</summary>
    /// <param name="clock">Its start begins the first segment.</param>
    /// <param name="holders">Who had the record, in order, not overlapping; time outside them it stood resolved.</param>
    /// <param name="now">The last segment ends here, or where the clock was stopped or cancelled if that is earlier.</param>
    /// <param name="lookup">Gives the calendars of the spans.</param>
    /// <returns>In order; the counted ones add up to <see cref="SlaClock.Elapsed"/>, those beyond due to <see cref="SlaClock.Overshoot"/>.</returns>
    public static IReadOnlyList<ExplainedSegment> Of(Clock clock, IReadOnlyList<HolderSpan> holders, Instant now, CalendarLookup lookup)
    {
        var due = SlaClock.Due(clock.Spans, clock.Target, lookup) ?? Instant.MaxValue;
        var explained = new List<ExplainedSegment>();
        var next = 0;
        foreach (var segment in SlaClock.Segments(clock, now, lookup))
        {
            for (var at = segment.Start; at < segment.End;)
            {
                while (next < holders.Count && holders[next].To <= at) next++;
                var holder = next < holders.Count && holders[next].From <= at ? holders[next] : null;
                var end = holder is not null ? holder.To ?? segment.End : next < holders.Count ? holders[next].From : segment.End;
                if (at < due && due < end) end = due;
                end = Instant.Min(end, segment.End);
                // While it is closed it is nobody's time.
                if (segment.Kind == ClockSegmentKind.Closed) holder = null;
                Append(explained, new ExplainedSegment(
                    at, end, segment.Kind, segment.Kind == ClockSegmentKind.Counted && at >= due, holder?.GroupId, holder?.ProviderId, holder?.HoldReason));
                at = end;
            }
        }
        return explained;
    }

    /// <summary>What a running clock has before it until its target is used up; empty where it is used up, or never will be.</summary>
    /// <returns>In order; the counted ones add up to what is left of the target.</returns>
    public static IReadOnlyList<ClockSegment> Ahead(Clock clock, Instant now, CalendarLookup lookup)
    {
        var from = Instant.Max(now, clock.StartedAt);
        return clock is { State: ClockState.Running, DueAt: { } due } && due > from ? SlaClock.Segments(clock.Spans, from, due, lookup) : [];
    }

    private static void Append(List<ExplainedSegment> segments, ExplainedSegment segment)
    {
        if (segments.Count > 0 && segments[^1] with { Start = segment.Start, End = segment.End } == segment)
        {
            segments[^1] = segments[^1] with { End = segment.End };
            return;
        }
        segments.Add(segment);
    }
}
