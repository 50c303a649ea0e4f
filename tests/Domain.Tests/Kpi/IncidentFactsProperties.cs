using CsCheck;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Kpi;

public sealed class IncidentFactsProperties
{
    private static readonly HistoryWorld World = HistoryWorld.Fixed;
    private static readonly Guid Id = new("00000000-0000-0000-0000-0000000000f1");
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2026, 6, 1, 0, 0);

    private static readonly Gen<(IReadOnlyList<TimelineLine> Lines, int Seed)> Histories = Gen.Int.Select(seed =>
    {
        var random = new Random(seed);
        return (RandomHistory.Draw(World, Id, random, Start + Duration.FromSeconds(random.Next(2_000_000)), End), seed);
    });

    [Fact]
    public void Spans_say_at_every_instant_who_has_the_record_as_the_timeline_does() => Histories.Sample(history =>
    {
        var facts = FactsOf(history.Lines);
        var random = new Random(history.Seed);
        for (var i = 0; i < 10; i++)
        {
            var at = history.Lines[0].At + Duration.FromSeconds(random.Next(3_000_000));
            var record = RecordAt(history.Lines, at);
            var span = facts.Spans.SingleOrDefault(span => span.From <= at && (span.To is null || at < span.To));

            Assert.Equal(record.IsOpen, span is not null);
            if (span is null) continue;
            Assert.Equal(
                (record.GroupId, record.State, record.HoldReason, record.Priority, record.ServiceId, World.Context.ProviderOf(record.GroupId, at)),
                (span.GroupId, span.State, span.HoldReason, span.Priority, span.ServiceId, span.ProviderId));
        }
    }, iter: 400);

    [Fact]
    public void Every_business_second_until_the_resolution_belongs_to_one_holder_and_the_clock_counts_the_same() => Histories.Sample(history =>
    {
        var facts = FactsOf(history.Lines);
        if (facts.Resolved is not { } resolved) return;

        var record = IncidentHistory.Replay(Id, World.OrganizationId, history.Lines, World.Lookup);
        if (record.ClockOf(ClockMetric.Resolution) is not { } clock) return;

        Assert.Equal((long)SlaClock.Elapsed(clock, resolved.At, World.Lookup).TotalSeconds, facts.ResolutionSeconds);
        if (record.ReopenCount > 0) return;
        var whole = World.Lookup(clock.CalendarVersionId).BusinessTimeBetween(record.OpenedAt, resolved.At);
        Assert.Equal((long)whole.TotalSeconds, facts.Spans.Sum(span => span.BusinessSeconds));
    }, iter: 400);

    [Fact]
    public void A_clock_has_the_outcome_and_the_dimensions_of_its_instant() => Histories.Sample(history =>
    {
        var facts = FactsOf(history.Lines);
        var record = IncidentHistory.Replay(Id, World.OrganizationId, history.Lines, World.Lookup);
        foreach (var clock in record.Clocks)
        {
            var fact = facts.Clocks.Single(fact => fact.ClockId == clock.Id);
            Assert.Equal(clock.BreachedAt is not null, fact.Outcome == ClockOutcome.Breached);
            Assert.Equal(clock is { BreachedAt: null, State: ClockState.Stopped }, fact.Outcome == ClockOutcome.Met);
            Assert.Equal(clock.BreachedAt ?? clock.StoppedAt ?? clock.DueAt, fact.At);
            var then = fact.At is { } at ? RecordAt(history.Lines, at) : record;
            Assert.Equal((then.Priority, then.ServiceId, clock.HolderGroupId ?? then.GroupId), (fact.Event.Priority, fact.Event.ServiceId, fact.Event.GroupId));
        }
    }, iter: 400);

    [Fact]
    public void Counters_that_add_up_the_differences_of_a_life_tell_what_its_last_facts_tell() => Histories.Sample(history =>
    {
        var counters = new Dictionary<BusinessCount, long>();
        CountedFacts? before = null;
        for (var length = 1; length <= history.Lines.Count; length++)
        {
            var after = Counted(FactsOf([.. history.Lines.Take(length)]));
            foreach (var (count, value) in BusinessCounts.Difference(before, after)) counters[count] = counters.GetValueOrDefault(count) + value;
            before = after;
        }

        var kept = counters.Where(pair => pair.Value != 0 && !BusinessCounts.OnlyRising.Contains(pair.Key.Name));
        var told = BusinessCounts.Of(before).Where(pair => pair.Value != 0 && !BusinessCounts.OnlyRising.Contains(pair.Key.Name));
        Assert.Equal(told.OrderBy(pair => pair.Key.ToString()), kept.OrderBy(pair => pair.Key.ToString()));
        foreach (var (count, value) in BusinessCounts.Of(before)) Assert.True(counters.GetValueOrDefault(count) >= value, count.ToString());
    }, iter: 200);

    private static CountedFacts Counted(IncidentFacts facts) => new()
    {
        Kind = facts.Kind,
        IsOpen = facts.IsOpen,
        IsCountedApart = facts.IsCountedApart,
        Priority = facts.Present.Priority,
        OpenedPriority = facts.Opened.Priority,
        RespondedAt = facts.Responded?.At,
        ResponseSeconds = facts.ResponseSeconds,
        ResolvedAt = facts.Resolved?.At,
        ResolvedPriority = facts.Resolved?.Priority,
        ResolutionSeconds = facts.ResolutionSeconds,
        RoutingOutcome = facts.RoutingOutcome,
        Clocks = [.. facts.Clocks.Select(clock => new CountedClock(clock.Metric, clock.State, clock.Outcome, clock.Band))],
    };

    private static IncidentFacts FactsOf(IReadOnlyList<TimelineLine> lines) => IncidentFacts.From(Id, World.OrganizationId, lines, World.Context);

    private static Incident RecordAt(IReadOnlyList<TimelineLine> lines, Instant at) =>
        IncidentHistory.Replay(Id, World.OrganizationId, lines.TakeWhile(line => line.At <= at), World.Lookup);
}
