using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>Divides a record's open time among those who had it.</summary>
public static class HolderSpans
{
    /// <summary>The stretches of one record that its timeline makes.</summary>
    /// <param name="incidentId">The record.</param>
    /// <param name="organizationId">Whose record.</param>
    /// <param name="lines">All lines in order, at least the opening.</param>
    /// <param name="context">Calendars and hand-overs of the organization.</param>
    /// <returns>In order, not overlapping: every instant at which it was open lies in one of them.</returns>
    public static IReadOnlyList<HolderSpan> Of(Guid incidentId, Guid organizationId, IReadOnlyList<TimelineLine> lines, FactContext context)
    {
        var steps = IncidentFacts.Replay(incidentId, organizationId, lines, context);
        return Of(steps, IncidentFacts.CalendarOf(steps[^1].After, context), context);
    }

    internal static IReadOnlyList<HolderSpan> Of(
        IReadOnlyList<IncidentFacts.Step> steps, BusinessCalendar calendar, FactContext context)
    {
        var spans = new List<HolderSpan>();
        for (var i = 0; i < steps.Count; i++)
        {
            var record = steps[i].After;
            var from = steps[i].Line.At;
            Instant? to = i + 1 < steps.Count ? steps[i + 1].Line.At : null;
            if (!record.IsOpen || to == from) continue;

            Append(spans, new HolderSpan(
                record.GroupId, null, record.State, record.HoldReason, IsPaused(record), record.Priority, record.ServiceId, from, to, null));
        }
        // An end that is still to come, because a hand-over ends then, is a plan: its time has not passed yet.
        var known = steps[^1].Line.At;
        var resolution = steps[^1].After.ClockOf(ClockMetric.Resolution);
        return
        [
            .. spans.SelectMany(span => Cut(span, context)).Select(span => span.To is { } end && end <= known
                ? span with
                {
                    BusinessSeconds = (long)calendar.BusinessTimeBetween(span.From, end).TotalSeconds,
                    BreachSeconds = resolution is null
                        ? 0
                        : (long)(SlaClock.Overshoot(resolution, end, context.Calendars)
                            - SlaClock.Overshoot(resolution, span.From, context.Calendars)).TotalSeconds,
                }
                : span),
        ];
    }

    // The clock knows best: a policy that comes with another service decides anew only when the record is held again.
    private static bool IsPaused(Incident record) => record.ClockOf(ClockMetric.Resolution) is { } clock
        ? clock.State == ClockState.Paused
        : record.HoldReason is { } reason && record.PausingReasons.Contains(reason);

    private static void Append(List<HolderSpan> spans, HolderSpan span)
    {
        if (spans.Count > 0 && spans[^1] is { } before && before.To == span.From
            && before with { From = span.From, To = span.To } == span)
        {
            spans[^1] = before with { To = span.To };
            return;
        }
        spans.Add(span);
    }

    // A hand-over that begins or ends in the middle divides the span between in-house and provider.
    private static IEnumerable<HolderSpan> Cut(HolderSpan span, FactContext context)
    {
        var cuts = context.HandOvers
            .Where(handOver => handOver.GroupId == span.GroupId)
            .SelectMany(handOver => new[] { handOver.From, handOver.Until ?? Instant.MaxValue })
            .Where(at => at > span.From && at < (span.To ?? Instant.MaxValue))
            .Distinct().Order().ToList();
        var from = span.From;
        foreach (var cut in cuts)
        {
            yield return span with { From = from, To = cut, ProviderId = context.ProviderOf(span.GroupId, from) };
            from = cut;
        }
        yield return span with { From = from, ProviderId = context.ProviderOf(span.GroupId, from) };
    }
}
