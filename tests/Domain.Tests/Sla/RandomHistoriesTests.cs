using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Kpi;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Sla;

/// <summary>
/// What has to hold for the clocks of every record, over 100,000 lives that are the same at every run: made of legal moves, with
/// rules that fire late or not at all, holders that promise, and managers that excuse.
/// </summary>
public sealed class RandomHistoriesTests
{
    private const int Lives = 100_000;
    private static readonly HistoryWorld World = HistoryWorld.Fixed;
    private static readonly Guid Id = new("00000000-0000-0000-0000-0000000000f2");
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2026, 6, 1, 0, 0);

    [Fact]
    public void Every_life_keeps_the_promises_of_the_clocks() => Parallel.For(0, Lives, seed =>
    {
        var random = new Random(seed);
        var (lines, record) = RandomHistory.Live(World, Id, random, Start + Duration.FromSeconds(random.Next(2_000_000)), End);
        try
        {
            Check(lines, record, record.LastLineAt + Duration.FromSeconds(random.Next(200_000)));
        }
        catch (BrokenException broken)
        {
            Assert.Fail($"Life {seed}: {broken.Message}");
        }
    });

    private static void Check(IReadOnlyList<TimelineLine> lines, Incident record, Instant now)
    {
        var steps = Steps(lines);
        Same(record, steps[^1]);
        BreachesStay(steps);
        Chains(record);
        foreach (var clock in record.Clocks) AddsUp(clock, now);

        var holders = IncidentFacts.From(Id, World.OrganizationId, lines, World.Context).Spans;
        foreach (var clock in record.Clocks) IsExplained(clock, holders, now);
        if (record.ClockOf(ClockMetric.Resolution) is not { } resolution) return;

        foreach (var clock in record.Clocks.Where(clock => clock.Metric == ClockMetric.Resolution)) RanAsTheTimelineSays(clock, lines, steps);
        IsAttributed(resolution, record, holders, now);
    }

    private static List<Incident> Steps(IReadOnlyList<TimelineLine> lines)
    {
        List<Incident> steps = [IncidentHistory.Begin(Id, World.OrganizationId, lines[0], World.Lookup)];
        foreach (var line in lines.Skip(1)) steps.Add(IncidentHistory.Apply(steps[^1], line, World.Lookup));
        return steps;
    }

    private static void Same(Incident grown, Incident replayed)
    {
        Holds(grown.Clocks.SequenceEqual(replayed.Clocks), "Replaying gives the same clocks");
        Holds(
            (grown.State, grown.Version, grown.GroupId, grown.DueAt) == (replayed.State, replayed.Version, replayed.GroupId, replayed.DueAt),
            "Replaying gives the same record");
    }

    private static void BreachesStay(List<Incident> steps)
    {
        for (var i = 1; i < steps.Count; i++)
        {
            foreach (var before in steps[i - 1].Clocks.Where(clock => clock.BreachedAt is not null))
            {
                var after = steps[i].Clocks.Single(clock => clock.Id == before.Id);
                Holds((before.BreachedAt, before.BreachCause) == (after.BreachedAt, after.BreachCause), "A breach stays as it is");
                Holds(before.ExcusedAt is null || before.ExcusedAt == after.ExcusedAt, "An excuse stays");
            }
        }
    }

    // Each promise is kept or broken by one live clock at a time, and by none when nothing is owed.
    private static void Chains(Incident record)
    {
        foreach (var chain in record.Clocks.GroupBy(clock => (clock.Level, clock.HolderGroupId, clock.Metric)))
        {
            var links = chain.OrderBy(clock => clock.Run).ToList();
            for (var i = 0; i < links.Count - 1; i++)
            {
                Holds(links[i].Run < links[i + 1].Run, "Links of a chain have each their run");
                Holds(IsOver(links[i]) && links[i].StoppedAt <= links[i + 1].StartedAt, "A link ends before the next begins");
            }
            Holds(record.IsOpen || IsOver(links[^1]), "Nothing is owed on a record that is not open");
        }

        if (!record.IsOpen || record.ClockOf(ClockMetric.Resolution) is null) return;
        Holds(
            HistoryWorld.HasUpdates(record.Priority) == record.ClockOf(ClockMetric.Update) is { State: ClockState.Running or ClockState.Paused },
            "The next word is promised for grave records only");
    }

    private static void AddsUp(Clock clock, Instant now)
    {
        Holds(SlaClock.Due(clock.Spans, clock.Target, World.Lookup) == clock.DueAt, "The stored due is the one that its spans give");
        Holds((clock.State == ClockState.Running) == (clock.Spans.Count > 0 && clock.Spans[^1].End is null), "Only a running clock has a span without end");

        var noted = SlaClock.NoteBreach(clock, now, World.Lookup);
        var isOver = SlaClock.Elapsed(clock, clock.StoppedAt ?? now, World.Lookup) > clock.Target;
        Holds(!isOver || noted.BreachedAt is not null, "No breach is lost");
        Holds(clock.BreachedAt is not null || noted.BreachedAt is null || noted.BreachedAt == clock.DueAt, "A breach is dated at due, whenever it is noticed");
        Holds((noted.BreachedAt is null) == (noted.BreachCause is null), "A breach has a cause");
        Holds(noted.ExcusedAt is null || noted.BreachedAt is not null, "Only a breach is excused");
    }

    private static void IsExplained(Clock clock, IReadOnlyList<HolderSpan> holders, Instant now)
    {
        var at = clock.StartedAt;
        var (counted, beyond) = (Duration.Zero, Duration.Zero);
        foreach (var segment in ClockExplanation.Of(clock, holders, now, World.Lookup))
        {
            Holds(segment.Start == at && segment.End > at, "Segments follow each other without a gap");
            at = segment.End;
            if (segment.Kind != ClockSegmentKind.Counted) continue;

            counted += segment.Duration;
            if (segment.IsBeyond) beyond += segment.Duration;
        }
        Holds(at == (clock.StoppedAt ?? now), "Segments reach to the stop, or to now");
        Holds(counted == SlaClock.Elapsed(clock, now, World.Lookup), "Counted segments are the elapsed time");
        Holds(beyond == SlaClock.Overshoot(clock, now, World.Lookup), "Counted segments beyond due are the overshoot");
        if (clock is not { State: ClockState.Running, DueAt: { } due } || due <= now) return;

        foreach (var segment in ClockExplanation.Ahead(clock, now, World.Lookup))
            if (segment.Kind == ClockSegmentKind.Counted) counted += segment.Duration;
        Holds(counted == clock.Target, "With what lies ahead they are the target");
    }

    // Told once more from the states of the record, without any clock: it ran while the record was open, did not wait for a
    // reason that paused when it was put on hold, and was with the holder who promised.
    private static void RanAsTheTimelineSays(Clock clock, IReadOnlyList<TimelineLine> lines, List<Incident> steps)
    {
        var told = new List<(Instant From, Instant? To)>();
        var first = steps.FindIndex(step => step.Clocks.Any(other => other.Id == clock.Id));
        var isPaused = false;
        for (var i = 0; i < steps.Count; i++)
        {
            if (lines[i].Entry is TimelineEntry.Held held) isPaused = steps[i - 1].PausingReasons.Contains(held.Reason);
            if (i < first) continue;

            var isRunning = steps[i].IsOpen
                && !(steps[i].State == IncidentState.OnHold && isPaused)
                && (clock.HolderGroupId is null || clock.HolderGroupId == steps[i].GroupId);
            Instant? to = i + 1 < lines.Count ? lines[i + 1].At : null;
            if (isRunning && to != lines[i].At) Join(told, lines[i].At, to);
        }

        var ran = new List<(Instant From, Instant? To)>();
        foreach (var span in clock.Spans) Join(ran, span.Start, span.End);
        Holds(ran.SequenceEqual(told), "It ran as the timeline says");
    }

    private static void Join(List<(Instant From, Instant? To)> stretches, Instant from, Instant? to)
    {
        if (stretches.Count > 0 && stretches[^1].To == from) stretches[^1] = (stretches[^1].From, to);
        else stretches.Add((from, to));
    }

    private static void IsAttributed(Clock resolution, Incident record, IReadOnlyList<HolderSpan> holders, Instant now)
    {
        var calendar = World.Lookup(resolution.CalendarVersionId);
        var (whole, beyond, waited) = (Duration.Zero, Duration.Zero, Duration.Zero);
        foreach (var share in Attribution.Of(ClockExplanation.Of(resolution, holders, now, World.Lookup), World.Desk, calendar))
        {
            Holds(share.Beyond <= share.Time, "What lies beyond due is part of a holder's time");
            whole += share.Time;
            beyond += share.Beyond;
        }
        foreach (var span in holders.Where(span => span.IsPaused && span.From < now))
            waited += calendar.BusinessTimeBetween(span.From, Instant.Min(span.To ?? now, now));
        Holds(whole == SlaClock.Elapsed(resolution, now, World.Lookup) + waited, "Every business second belongs to a holder");
        Holds(beyond == SlaClock.Overshoot(resolution, now, World.Lookup), "So does every second of the breach");
        if (record.IsOpen) return;

        Holds((long)beyond.TotalSeconds == holders.Sum(span => span.BreachSeconds), "Reports attribute the breach alike");
        Holds((long)whole.TotalSeconds == holders.Sum(span => span.BusinessSeconds), "Reports attribute the time alike");
    }

    private static bool IsOver(Clock clock) => clock.State is ClockState.Stopped or ClockState.Cancelled;

    // Assertions that compare and format would be most of the time that 100,000 lives take.
    private static void Holds(bool holds, string what)
    {
        if (!holds) throw new BrokenException(what);
    }

    private sealed class BrokenException(string what) : Exception(what);
}
