using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>
/// Replays the time in which a group had a record as if a provider had had it: the same handling time, in the provider's hours.
/// Definition: docs/kpis.md, "Simulation on the past".
/// </summary>
/// <remarks>
/// Handling time is the time in which the group's own calendar was open and nobody waited for the consumer. The provider begins when
/// the record arrived and needs as much time of its own calendar; what the consumer took lasts as long as it lasted. Neither skill nor
/// number of people is simulated: what differs is due to hours and targets alone.
/// </remarks>
public static class HandOverReplay
{
    /// <summary>Replays one record.</summary>
    /// <param name="spans">All its ended stretches with the group, in order, at least one. Those that touch are one stay.</param>
    /// <param name="own">When the group works.</param>
    /// <param name="provider">When the provider works.</param>
    /// <param name="service">When the record's service is promised: the calendar of the consumer's clock.</param>
    public static ReplayedRecord Of(IReadOnlyList<HeldSpan> spans, BusinessCalendar own, BusinessCalendar provider, BusinessCalendar service)
    {
        ArgumentOutOfRangeException.ThrowIfZero(spans.Count, nameof(spans));
        var replayed = new ReplayedRecord { Priority = spans[^1].Priority };
        for (var first = 0; first < spans.Count;)
        {
            var last = first;
            while (last + 1 < spans.Count && spans[last + 1].From == spans[last].To) last++;
            replayed = Add(replayed, spans, first, last, own, provider, service);
            first = last + 1;
        }
        return replayed;
    }

    private static ReplayedRecord Add(
        ReplayedRecord record, IReadOnlyList<HeldSpan> spans, int first, int last,
        BusinessCalendar own, BusinessCalendar provider, BusinessCalendar service)
    {
        var arrived = spans[first].From;
        var at = arrived;
        var (worked, waited, response, shift) = (0L, 0L, 0L, 0L);
        var isAnswered = false;
        for (var i = first; i <= last; i++)
        {
            var span = spans[i];
            isAnswered |= span.IsWorked;
            if (span.IsPaused)
            {
                at = Instant.Min(at + (span.To - span.From), BusinessCalendar.Latest);
                continue;
            }

            var handling = own.BusinessTimeBetween(span.From, span.To);
            var end = provider.Add(at, handling) ?? BusinessCalendar.Latest;
            shift += Seconds(service.BusinessTimeBetween(at, end)) - Seconds(service.BusinessTimeBetween(span.From, span.To));
            at = end;
            if (span.IsWorked) worked += Seconds(handling);
            else waited += Seconds(handling);
            if (!isAnswered) response += Seconds(handling);
        }
        return record with
        {
            Stays = record.Stays + 1,
            OutOfOwnHours = record.OutOfOwnHours + (own.IsOpen(arrived) ? 0 : 1),
            OutOfProviderHours = record.OutOfProviderHours + (provider.IsOpen(arrived) ? 0 : 1),
            WorkedSeconds = record.WorkedSeconds + worked,
            WaitedSeconds = record.WaitedSeconds + waited,
            ResponseSeconds = Math.Max(record.ResponseSeconds, response),
            ElapsedSeconds = record.ElapsedSeconds + Seconds(spans[last].To - arrived),
            ReplayedElapsedSeconds = record.ReplayedElapsedSeconds + Seconds(at - arrived),
            ServiceShiftSeconds = record.ServiceShiftSeconds + shift,
        };
    }

    private static long Seconds(Duration duration) => (long)duration.TotalSeconds;
}
