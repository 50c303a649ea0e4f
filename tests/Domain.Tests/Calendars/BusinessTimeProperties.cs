using CsCheck;
using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Calendars;

public sealed class BusinessTimeProperties
{
    private const int Minute = 60;
    private const int Day = 24 * 60;

    private static readonly Gen<(CalendarDefinition Definition, Instant Change)> MinutePlace = CalendarGens.Place(Minute);

    [Fact]
    public void Business_time_equals_a_walk_over_every_minute() =>
        Gen.Select(MinutePlace, CalendarGens.Steps(Minute, 4 * Day), CalendarGens.Steps(Minute, 8 * Day)).Sample((place, back, length) =>
        {
            var from = place.Change - back;
            return BusinessCalendar.Compile(place.Definition).BusinessTimeBetween(from, from + length)
                == Walk(place.Definition, from, from + length, Minute);
        }, iter: 300);

    [Fact]
    public void Business_time_equals_a_walk_over_every_second() =>
        Gen.Select(CalendarGens.Place(1), CalendarGens.Steps(1, 4 * 3600), CalendarGens.Steps(1, 8 * 3600)).Sample((place, back, length) =>
        {
            var from = place.Change - back;
            return BusinessCalendar.Compile(place.Definition).BusinessTimeBetween(from, from + length)
                == Walk(place.Definition, from, from + length, 1);
        }, iter: 100);

    [Fact]
    public void Business_time_adds_up_over_any_split() =>
        Gen.Select(MinutePlace, Any(3000), Any(3000), Any(3000)).Sample((place, a, b, c) =>
        {
            var calendar = BusinessCalendar.Compile(place.Definition);
            Instant[] at = [.. new[] { place.Change + a, place.Change + b, place.Change + c }.Order()];
            return calendar.BusinessTimeBetween(at[0], at[1]) + calendar.BusinessTimeBetween(at[1], at[2])
                == calendar.BusinessTimeBetween(at[0], at[2]);
        });

    [Fact]
    public void Adding_is_the_inverse_of_measuring() =>
        Gen.Select(MinutePlace, Any(10), CalendarGens.Steps(1, 100 * 86_400)).Sample((place, shift, business) =>
        {
            var calendar = BusinessCalendar.Compile(place.Definition);
            var start = place.Change + shift;

            // A minute a week is not a hundred days even by the year 2200.
            return calendar.Add(start, business) is { } end
                ? calendar.BusinessTimeBetween(start, end) == business
                : calendar.BusinessTimeBetween(start, BusinessCalendar.Latest) < business;
        });

    [Fact]
    public void Adding_ends_as_early_as_possible() =>
        Gen.Select(MinutePlace, Any(10), CalendarGens.Steps(1, 100 * 86_400)).Sample((place, shift, business) =>
        {
            var calendar = BusinessCalendar.Compile(place.Definition);
            var start = place.Change + shift;
            return calendar.Add(start, business) is not { } end
                || end == start
                || calendar.BusinessTimeBetween(start, end - Duration.FromSeconds(1)) < business;
        });

    [Fact]
    public void Open_intervals_are_the_open_instants() =>
        Gen.Select(MinutePlace, Any(500), CalendarGens.Steps(1, 900 * 86_400)).Sample((place, shift, length) =>
        {
            var calendar = BusinessCalendar.Compile(place.Definition);
            var from = place.Change + shift;
            var intervals = calendar.OpenIntervals(from, from + length).ToList();
            var total = intervals.Aggregate(Duration.Zero, (sum, interval) => sum + (interval.End - interval.Start));

            return total == calendar.BusinessTimeBetween(from, from + length)
                && intervals.All(interval => interval.Start < interval.End && calendar.IsOpen(interval.Start))
                && intervals.All(interval => interval.End == from + length || !calendar.IsOpen(interval.End))
                && intervals.Zip(intervals.Skip(1)).All(pair => pair.First.End < pair.Second.Start);
        });

    [Fact]
    public void Next_opening_is_open_and_nothing_before_it_is() =>
        Gen.Select(MinutePlace, Any(500)).Sample((place, shift) =>
        {
            var calendar = BusinessCalendar.Compile(place.Definition);
            var at = place.Change + shift;
            return calendar.NextOpening(at) is { } next
                && next >= at && calendar.IsOpen(next) && calendar.BusinessTimeBetween(at, next) == Duration.Zero;
        });

    [Fact]
    public void A_business_day_later_is_a_later_date_within_its_openings() =>
        Gen.Select(MinutePlace, Any(10), Gen.Int[1, 20]).Sample((place, shift, days) =>
        {
            var calendar = BusinessCalendar.Compile(place.Definition);
            var start = place.Change + shift;
            var later = calendar.AddBusinessDays(start, days)!.Value;

            // A closing time is the end of an open second.
            return (calendar.IsOpen(later) || calendar.IsOpen(later - Duration.FromSeconds(1)))
                && later.InZone(calendar.Zone).Date >= start.InZone(calendar.Zone).Date.PlusDays(days);
        });

    private static Gen<Duration> Any(int days) => Gen.Int[-days * 86_400, days * 86_400].Select(n => Duration.FromSeconds(n));

    /// <summary>The definition of business time, word by word: how many steps read open on the wall clock.</summary>
    private static Duration Walk(CalendarDefinition definition, Instant from, Instant to, int step)
    {
        var zone = DateTimeZoneProviders.Tzdb[definition.Zone];
        var open = 0L;
        for (var at = from; at < to; at += Duration.FromSeconds(step))
        {
            var wall = at.InZone(zone).LocalDateTime;
            var second = wall.TimeOfDay.TickOfDay / NodaConstants.TicksPerSecond;
            var openings = definition.Exceptions.SingleOrDefault(exception => exception.Date == wall.Date)?.Openings
                ?? definition.Week[(int)wall.DayOfWeek - 1];
            if (openings.Any(opening => opening.FromSecond <= second && second < opening.ToSecond)) open += step;
        }

        return Duration.FromSeconds(open);
    }
}
