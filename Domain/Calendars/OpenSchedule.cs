using System.Collections.Frozen;
using NodaTime;

namespace IncidentPlatform.Domain.Calendars;

/// <summary>The openings of a definition by local date, and where they lie in UTC. Dates are days since 1970.</summary>
/// <remarks>
/// Local times are never resolved to instants, because such a mapping has to guess in gaps and folds. Instead the UTC
/// line is cut at the zone's changes of offset; within a cut the wall clock runs evenly and openings are only shifted.
/// A skipped hour then falls away and a repeated one counts twice without a special case.
/// </remarks>
internal sealed class OpenSchedule
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly Opening[][] _week;
    private readonly FrozenDictionary<int, Opening[]> _exceptions;

    public OpenSchedule(CalendarDefinition definition)
    {
        Zone = DateTimeZoneProviders.Tzdb[definition.Zone];
        _week = [.. definition.Week.Select(Sorted)];
        _exceptions = definition.Exceptions.ToFrozenDictionary(
            exception => DayOf(exception.Date), exception => Sorted(exception.Openings));
    }

    public DateTimeZone Zone { get; }

    public static int DayOf(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate DateOf(int day) => Epoch.PlusDays(day);

    public Opening[] On(int day)
    {
        if (_exceptions.TryGetValue(day, out var openings)) return openings;

        const int thursday = 3; // 1970-01-01
        var index = (day + thursday) % 7;
        return _week[index < 0 ? index + 7 : index];
    }

    /// <summary>All that is open in <c>[from, to)</c> (UTC seconds), in order; neighbours may touch.</summary>
    public IEnumerable<OpenPiece> Pieces(long from, long to)
    {
        foreach (var cut in Zone.GetZoneIntervals(Instant.FromUnixTimeSeconds(from), Instant.FromUnixTimeSeconds(to)))
        {
            var offset = cut.WallOffset.Seconds;
            var start = (cut.HasStart ? Math.Max(from, cut.Start.ToUnixTimeSeconds()) : from) + offset;
            var end = (cut.HasEnd ? Math.Min(to, cut.End.ToUnixTimeSeconds()) : to) + offset;
            var day = FloorDay(start);
            for (var midnight = (long)day * Opening.SecondsOfDay; midnight < end; midnight += Opening.SecondsOfDay)
            {
                foreach (var opening in On(day))
                {
                    var opens = Math.Max(start, midnight + opening.FromSecond);
                    var closes = Math.Min(end, midnight + opening.ToSecond);
                    if (opens < closes) yield return new OpenPiece(opens - offset, closes - offset, offset);
                }

                day++;
            }
        }
    }

    /// <summary>All that is open on one local date, in order of UTC. Empty also for a date that the zone skipped.</summary>
    public List<OpenPiece> PiecesOf(int day)
    {
        if (On(day).Length == 0) return [];

        const int largestOffset = 18 * 3600; // NodaTime's bound
        var midnight = (long)day * Opening.SecondsOfDay;
        return [.. Pieces(midnight - largestOffset, midnight + Opening.SecondsOfDay + largestOffset).Where(piece => piece.LocalDay == day)];
    }

    public static int FloorDay(long second) => (int)Math.Floor(second / (double)Opening.SecondsOfDay);

    private static Opening[] Sorted(IReadOnlyList<Opening> openings) => [.. openings.OrderBy(opening => opening.FromSecond)];
}
