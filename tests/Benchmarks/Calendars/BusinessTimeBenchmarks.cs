using BenchmarkDotNet.Attributes;
using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Benchmarks.Calendars;

/// <summary>
/// Random questions within five years of an office calendar with holidays in a zone whose clock changes.
/// Figures are per question; promised are 2 million answers a second on one core, 500 ns each.
/// </summary>
[MemoryDiagnoser]
public class BusinessTimeBenchmarks
{
    private const int Questions = 1024;
    private const int Year = 2022;
    private const int Years = 5;

    private static readonly Instant Start = Instant.FromUtc(Year, 1, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(Year + Years, 1, 1, 0, 0);

    private readonly (Instant From, Instant To)[] _questions = new (Instant From, Instant To)[Questions];
    private readonly CalendarDefinition _definition = Office();
    private BusinessCalendar _calendar = null!;
    private DayWalkingReference _reference = null!;

    /// <summary>Draws the questions and makes sure that both ways agree on every answer.</summary>
    [GlobalSetup]
    public void Draw()
    {
        _calendar = BusinessCalendar.Compile(_definition);
        _reference = new DayWalkingReference(_definition);
        var random = new Random(20261124);
        var span = (long)(End - Start).TotalSeconds;
        for (var i = 0; i < Questions; i++)
        {
            var (a, b) = (random.NextInt64(span), random.NextInt64(span));
            var (from, to) = (Start + Duration.FromSeconds(Math.Min(a, b)), Start + Duration.FromSeconds(Math.Max(a, b)));
            _questions[i] = (from, to);
            if (_calendar.BusinessTimeBetween(from, to) != _reference.BusinessTimeBetween(from, to))
            {
                throw new InvalidOperationException($"The two ways differ from {from} to {to}.");
            }
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Questions)]
    public Duration BetweenWalkingDays()
    {
        var total = Duration.Zero;
        foreach (var (from, to) in _questions) total += _reference.BusinessTimeBetween(from, to);
        return total;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public Duration Between()
    {
        var total = Duration.Zero;
        foreach (var (from, to) in _questions) total += _calendar.BusinessTimeBetween(from, to);
        return total;
    }

    /// <summary>Due instants, 1 to 1,000 business hours after a random start.</summary>
    [Benchmark(OperationsPerInvoke = Questions)]
    public long Add()
    {
        var total = 0L;
        for (var i = 0; i < Questions; i++)
        {
            total += _calendar.Add(_questions[i].From, Duration.FromHours(1 + (i % 1000)))!.Value.ToUnixTimeTicks();
        }

        return total;
    }

    /// <summary>What the first question about five years costs: the definition compiled and the years worked out.</summary>
    [Benchmark]
    public Duration CompileAndGrow() => BusinessCalendar.Compile(_definition).BusinessTimeBetween(Start, End);

    private static CalendarDefinition Office()
    {
        Opening[] day = [Opening.Parse("08:00", "12:00"), Opening.Parse("13:00", "17:00")];
        (int Month, int Day)[] holidays = [(1, 1), (1, 6), (5, 1), (8, 15), (10, 3), (11, 1), (12, 25), (12, 26)];
        var exceptions =
            from year in Enumerable.Range(Year, Years)
            from holiday in holidays
            select new CalendarException(new LocalDate(year, holiday.Month, holiday.Day), "Holiday", []);
        return new CalendarDefinition("Europe/Berlin", [day, day, day, day, day, [], []], [.. exceptions]);
    }
}
