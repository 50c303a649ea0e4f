using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Benchmarks.Calendars;

/// <summary>Business time the obvious way: date by date, each opening mapped to instants and cut to the question.</summary>
/// <remarks>Right as long as no opening begins or ends in an hour that the zone skips or repeats.</remarks>
internal sealed class DayWalkingReference(CalendarDefinition definition)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[definition.Zone];
    private readonly Dictionary<LocalDate, IReadOnlyList<Opening>> _exceptions =
        definition.Exceptions.ToDictionary(exception => exception.Date, exception => exception.Openings);

    public Duration BusinessTimeBetween(Instant from, Instant to)
    {
        var total = Duration.Zero;
        var last = to.InZone(_zone).Date;
        for (var date = from.InZone(_zone).Date; date <= last; date = date.PlusDays(1))
        {
            var openings = _exceptions.GetValueOrDefault(date) ?? definition.Week[(int)date.DayOfWeek - 1];
            foreach (var opening in openings)
            {
                var opens = Instant.Max(from, InstantOf(date, opening.FromSecond));
                var closes = Instant.Min(to, InstantOf(date, opening.ToSecond));
                if (opens < closes) total += closes - opens;
            }
        }

        return total;
    }

    private Instant InstantOf(LocalDate date, int second) =>
        date.AtMidnight().PlusSeconds(second).InZoneLeniently(_zone).ToInstant();
}
