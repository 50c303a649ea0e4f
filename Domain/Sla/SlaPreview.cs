using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>When something would be due, and why: a clock tried out without a record.</summary>
/// <param name="Due">The earliest instant at which the target is used up; null if the calendar never opens for long enough.</param>
/// <param name="Segments">What lies between start and due, without a gap; empty when never due.</param>
public sealed record SlaPreview(Instant? Due, IReadOnlyList<ClockSegment> Segments)
{
    /// <summary>Runs a clock from a start with given pauses until its target is used up.</summary>
    /// <param name="calendar">Whose open time counts.</param>
    /// <param name="start">When the clock starts, read as a whole second.</param>
    /// <param name="target">Business time allowed: whole seconds, more than zero.</param>
    /// <param name="pauses">
    /// Stretches <c>[from, to)</c> in which it stands still, read as whole seconds: in any order, overlapping or not,
    /// also before the start or after due. One that ends at or before its beginning is none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The target is not whole seconds above zero, or an instant is not served by calendars.</exception>
    public static SlaPreview Compute(
        BusinessCalendar calendar, Instant start, Duration target, IReadOnlyList<(Instant From, Instant To)> pauses)
    {
        var spans = new List<ClockSpan>();
        var runsFrom = WholeSecond.Of(start);
        foreach (var (from, to) in pauses
            .Select(pause => (From: WholeSecond.Of(pause.From), To: WholeSecond.Of(pause.To)))
            .Where(pause => pause.From < pause.To)
            .OrderBy(pause => pause.From))
        {
            if (from > runsFrom) spans.Add(new ClockSpan(runsFrom, from, Guid.Empty));
            runsFrom = Instant.Max(runsFrom, to);
        }

        spans.Add(new ClockSpan(runsFrom, null, Guid.Empty));

        BusinessCalendar TheOne(Guid version) => calendar;
        var due = SlaClock.Due(spans, target, TheOne);
        return new SlaPreview(due, due is { } end ? SlaClock.Segments(spans, WholeSecond.Of(start), end, TheOne) : []);
    }
}
