using NodaTime;
using NodaTime.TimeZones;

namespace IncidentPlatform.Domain.Calendars;

/// <summary>Business time: answers in the logarithm of the number of open intervals, from any number of threads.</summary>
/// <remarks>
/// <para>An instant is open when its wall-clock reading in the zone lies in an opening <c>[from, to)</c> of its local date.
/// Business time is the elapsed seconds of open instants: a repeated hour counts each time it reads open, a skipped one never.</para>
/// <para>Whole seconds are the unit: an instant means the second in which it lies, a duration its whole seconds.</para>
/// <para>Instants from <see cref="Earliest"/> to <see cref="Latest"/> are served, others throw
/// <see cref="ArgumentOutOfRangeException"/>. Open intervals are worked out when first asked for, a year at a time.</para>
/// </remarks>
public sealed class BusinessCalendar
{
    private static readonly long EarliestSecond = Instant.FromUtc(1900, 1, 1, 0, 0).ToUnixTimeSeconds();
    private static readonly long LatestSecond = Instant.FromUtc(2201, 1, 1, 0, 0).ToUnixTimeSeconds();

    private readonly OpenSchedule _schedule;
    private readonly OpenIndex _index;

    private BusinessCalendar(OpenSchedule schedule)
    {
        _schedule = schedule;
        _index = new OpenIndex(schedule, OpenBlock.NumberOf(EarliestSecond), OpenBlock.NumberOf(LatestSecond));
    }

    /// <summary>The first instant that is served: the start of 1900 in UTC.</summary>
    public static Instant Earliest { get; } = Instant.FromUnixTimeSeconds(EarliestSecond);

    /// <summary>The last instant that is served: the end of 2200 in UTC.</summary>
    public static Instant Latest { get; } = Instant.FromUnixTimeSeconds(LatestSecond);

    /// <summary>The zone whose wall clock the openings refer to.</summary>
    public DateTimeZone Zone => _schedule.Zone;

    /// <summary>Release of the time-zone database that this calendar was compiled with, such as <c>2026a</c>.</summary>
    public string TzdbVersion { get; } = TzdbDateTimeZoneSource.Default.TzdbVersion;

    /// <summary>Makes a definition answer questions. Keep the result: it remembers what it has worked out.</summary>
    /// <exception cref="ArgumentException"><see cref="CalendarDefinition.Validate"/> finds a problem.</exception>
    public static BusinessCalendar Compile(CalendarDefinition definition)
    {
        var problems = definition.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(
                $"The calendar has problems: {string.Join(", ", problems.Select(problem => $"{problem.Path} {problem.Code}"))}.", nameof(definition));
        }

        return new BusinessCalendar(new OpenSchedule(definition));
    }

    /// <summary>The open time in <c>[from, to)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is before <paramref name="from"/>, or one of them is not served.</exception>
    public Duration BusinessTimeBetween(Instant from, Instant to)
    {
        var start = SecondOf(from, nameof(from));
        var end = SecondOf(to, nameof(to));
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start, nameof(to));

        var window = _index.Covering(OpenBlock.NumberOf(start), OpenBlock.NumberOf(end));
        return Duration.FromSeconds(window.OpenSecondsBefore(end) - window.OpenSecondsBefore(start));
    }

    /// <summary>The earliest instant at which business time counted from a start is used up.</summary>
    /// <param name="start">Need not be open.</param>
    /// <param name="business">Zero or more; zero gives <paramref name="start"/>.</param>
    /// <returns>Used up exactly at closing time: that closing time, not the next opening. Null if it is never used up before <see cref="Latest"/>.</returns>
    public Instant? Add(Instant start, Duration business)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(business, Duration.Zero);
        var from = SecondOf(start, nameof(start));
        var seconds = WholeSeconds(business);
        return seconds == 0 ? Instant.FromUnixTimeSeconds(from) : Served(_index.Find(from, seconds));
    }

    /// <summary>Whether the calendar is open at an instant; at closing time it is not.</summary>
    public bool IsOpen(Instant at)
    {
        var second = SecondOf(at, nameof(at));
        var number = OpenBlock.NumberOf(second);
        return _index.Covering(number, number).IsOpen(second);
    }

    /// <summary>The first open instant at or after another; the instant itself when it is open.</summary>
    /// <returns>Null if there is none before <see cref="Latest"/>.</returns>
    public Instant? NextOpening(Instant at)
    {
        // The next open second ends where one second of business time is used up.
        var second = _index.Find(SecondOf(at, nameof(at)), 1);
        return Served(second - 1);
    }

    /// <summary>The same wall-clock time on the N-th following date with any opening, moved into that day's openings.</summary>
    /// <param name="start">Its local date itself is not counted.</param>
    /// <param name="days">One or more.</param>
    /// <returns>
    /// Unmoved from an opening's start up to and including its end; else the start of the day's next opening, or after
    /// the last one the day's closing time. A time that reads twice that day is the first of the two. Null if there is
    /// no such day before <see cref="Latest"/>. A date without one open instant, as one that the zone skipped, is not counted.
    /// </returns>
    public Instant? AddBusinessDays(Instant start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var wall = Instant.FromUnixTimeSeconds(SecondOf(start, nameof(start))).InZone(Zone).LocalDateTime;
        var time = (int)(wall.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
        var lastDay = OpenSchedule.FloorDay(LatestSecond);
        for (var day = OpenSchedule.DayOf(wall.Date) + 1; day <= lastDay; day++)
        {
            var pieces = _schedule.PiecesOf(day);
            if (pieces.Count > 0 && --days == 0) return Served(MoveInto(pieces, time));
        }

        return null;
    }

    /// <summary>All open intervals in <c>[from, to)</c>, cut to it, in order; no two of them touch.</summary>
    public IEnumerable<(Instant Start, Instant End)> OpenIntervals(Instant from, Instant to)
    {
        var start = SecondOf(from, nameof(from));
        var end = SecondOf(to, nameof(to));
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start, nameof(to));
        return Intervals(start, end).Select(interval =>
            (Instant.FromUnixTimeSeconds(interval.Start), Instant.FromUnixTimeSeconds(interval.End)));
    }

    private IEnumerable<(long Start, long End)> Intervals(long from, long to)
    {
        (long Start, long End)? pending = null; // blocks cut an interval that lasts over their border
        for (var number = OpenBlock.NumberOf(from); number <= OpenBlock.NumberOf(to); number++)
        {
            var block = _index.Covering(number, number).Block(number)!;
            var origin = OpenBlock.OriginOf(number);
            var first = from <= origin ? 0 : Math.Max(0, block.IndexAt((int)(from - origin)));
            for (var i = first; i < block.IntervalCount && origin + block.IntervalAt(i).Start < to; i++)
            {
                var start = Math.Max(from, origin + block.IntervalAt(i).Start);
                var end = Math.Min(to, origin + block.IntervalAt(i).End);
                if (end <= start) continue;
                if (pending is { } open && open.End == start)
                {
                    pending = (open.Start, end);
                    continue;
                }

                if (pending is { } done) yield return done;
                pending = (start, end);
            }
        }

        if (pending is { } last) yield return last;
    }

    private static long MoveInto(List<OpenPiece> pieces, int time)
    {
        foreach (var piece in pieces)
        {
            if (piece.LocalFrom <= time && time < piece.LocalTo) return piece.Start + time - piece.LocalFrom;
        }

        // An end is the last one of its reading: before it the clock may have been set back into the opening.
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            if (pieces[i].LocalTo == time) return pieces[i].End;
        }

        var later = pieces.Where(piece => piece.LocalFrom > time).ToList();
        return later.Count > 0 ? later.MinBy(piece => piece.LocalFrom).Start : pieces[^1].End;
    }

    private static Instant? Served(long? second) =>
        second is { } found && found <= LatestSecond ? Instant.FromUnixTimeSeconds(found) : null;

    // Both round towards the past, so that the difference of two instants and an added duration agree.
    private static long SecondOf(Instant instant, string name)
    {
        var second = instant.ToUnixTimeSeconds();
        if (second < EarliestSecond || second > LatestSecond)
        {
            throw new ArgumentOutOfRangeException(name, instant, "Calendars serve the years 1900 to 2200.");
        }

        return second;
    }

    private static long WholeSeconds(Duration duration) =>
        ((long)duration.Days * Opening.SecondsOfDay) + (duration.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
}
