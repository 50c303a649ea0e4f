using System.Diagnostics;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Escalation;

/// <summary>
/// Two real worker processes, of which one is killed at a random moment while the rules of hundreds of records are due, and
/// another one started, again and again. What they did is compared with what the rules say had to be done.
/// </summary>
public sealed class KilledWorkersTests
{
    private const int Kills = 20;
    private const int RecordsPerKill = 10;
    // Some thirty seconds on two free cores; a guard against waiting for ever on busy ones.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Nothing_is_missed_and_nothing_doubled_when_workers_are_killed_at_random_moments() =>
        RunAsync((kill, _) => kill < Kills, new Pause(0, 60));

    /// <summary>The same for two minutes: <c>dotnet run --project tests/Worker.Tests -- -explicit only -class …KilledWorkersTests</c>.</summary>
    [Fact(Explicit = true)]
    public Task For_two_minutes_under_load_nothing_is_missed_and_nothing_doubled() =>
        RunAsync((_, elapsed) => elapsed < TimeSpan.FromMinutes(2), new Pause(1_000, 4_000));

    private static async Task RunAsync(Func<int, TimeSpan, bool> goesOn, Pause pause)
    {
        await using var desk = await TestDesk.CreateAsync();
        // Opened four weeks ago: every rule of both clocks is overdue for the workers, who live in the present.
        desk.MoveTo(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) - Duration.FromDays(28));
        var random = new Random(20_261_124);
        var running = new List<WorkerProcess> { Start(desk), Start(desk) };
        var spare = Start(desk); // so that a killed one is replaced without the wait for a start
        try
        {
            var watch = Stopwatch.StartNew();
            var done = 0;
            var kill = 0;
            for (; goesOn(kill, watch.Elapsed); kill++)
            {
                // Twice as many at first: there is always something left to be in the middle of.
                for (var record = 0; record < (kill == 0 ? 2 : 1) * RecordsPerKill; record++) await desk.OpenAsync();
                done = await UntilAsync(desk, firings => firings > done, watch);
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(pause.Least, pause.Most)), Cancel);

                var victim = random.Next(running.Count);
                Assert.False(running[victim].HasExited, "A worker ended by itself.");
                await running[victim].KillAsync(Cancel);
                running[victim].Dispose();
                running[victim] = spare;
                spare = Start(desk);
            }

            await UntilAsync(desk, _ => false, watch, isIdleEnough: true);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{kill} workers were killed in {watch.Elapsed}; {done} rules had fired before the last one.");
        }
        finally
        {
            foreach (var worker in running) worker.Dispose();
            spare.Dispose();
        }

        await CompareAsync(desk);
    }

    private static WorkerProcess Start(TestDesk desk) => WorkerProcess.Start(
        desk.Database.WorkerConnectionString + ";Maximum Pool Size=10",
        // Small and eager: many transactions in which to be killed.
        ("Escalation:BatchSize", "1"), ("Escalation:ReadSize", "40"), ("Escalation:PollInterval", "00:00:00.100"),
        ("Messaging:PollInterval", "00:00:00.100"), ("Messaging:BatchSize", "3"));

    // Until enough rules fired, or (at the end) until no timer is due and no change waits to be told.
    private static async Task<int> UntilAsync(TestDesk desk, Func<int, bool> isEnough, Stopwatch watch, bool isIdleEnough = false)
    {
        while (true)
        {
            var fired = await desk.ReadAsync(db => db.EscalationFirings.CountAsync(Cancel));
            if (isEnough(fired)) return fired;

            var timers = await desk.ReadAsync(db => db.Timers.CountAsync(timer => timer.TakenAt == null, Cancel));
            var changes = await desk.ReadAsync(db => db.Deliveries.Where(row => row.Subscription == "notification")
                .Select(row => new { row.Attempts, row.LastError }).ToListAsync(Cancel));
            if (isIdleEnough && timers + changes.Count == 0) return fired;

            Assert.True(
                watch.Elapsed < Limit,
                $"After {watch.Elapsed} {fired} rules have fired, {timers} timers and {changes.Count} changes wait, "
                + $"of them failed: {string.Join(", ", changes.Where(change => change.Attempts > 0))}.");
            await Task.Delay(20, Cancel);
        }
    }

    private static async Task CompareAsync(TestDesk desk)
    {
        var records = await desk.ReadAsync(db => db.Incidents.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.NotEmpty(records);
        var (lookup, policy) = await LevelsAsync(desk);
        var stored = await desk.ReadAsync(db => db.EscalationFirings.AsNoTracking().ToListAsync(Cancel));
        var messages = await desk.ReadAsync(db => db.Messages.AsNoTracking()
            .Select(message => new { message.Id, message.Kind, message.DedupeKey, message.DigestId }).ToListAsync(Cancel));
        var digests = messages.Where(message => message.Kind == nameof(MessageKind.Digest)).Select(message => message.Id).ToHashSet();
        var expectedTold = new List<string>();
        foreach (var record in records)
        {
            var lines = await desk.LinesAsync(record.Id);
            var opened = (TimelineEntry.Opened)lines[0].Entry;
            var expected = Expected(opened, lines[0].At, policy, lookup);

            Assert.Equal(expected, [.. Lined(lines).Order()]);
            Assert.Equal(
                expected.Select(firing => (firing.Clock, firing.Rule, firing.DueAt)),
                stored.Where(row => row.IncidentId == record.Id).Select(row => (row.ClockId, row.RuleId, row.DueAt)).Order());
            Assert.All(lines.Select((line, index) => (line.Sequence, index + 1)), pair => Assert.Equal(pair.Item2, pair.Sequence));
            expectedTold.AddRange(ExpectedMessages(desk, record, lines));
        }
        Assert.Equal(expectedTold.Order(), messages.Where(message => !digests.Contains(message.Id)).Select(message => message.DedupeKey).Order());
        // What a storm brings in is sent with its digest, everything else by itself.
        var collected = messages.Where(message => message.DigestId is not null).ToList();
        Assert.All(collected, message => Assert.Contains(message.DigestId!.Value, digests));
        Assert.Equal(messages.Count - collected.Count, await desk.ReadAsync(db => db.Deliveries.CountAsync(row => row.Subscription == "mail", Cancel)));
    }

    // By the rules alone: a share of each target, counted from the opening.
    private static List<Firing> Expected(TimelineEntry.Opened opened, Instant at, EscalationPolicy policy, CalendarLookup lookup) =>
    [
        .. from target in opened.Clocks.Targets
           from rule in policy.Rules
           let share = rule.When as EscalationCondition.ClockShare
           where share?.Metric == target.Metric
           let due = lookup(target.CalendarVersionId).Add(at, Duration.FromSeconds(((target.TargetSeconds * share.Percent) + 99) / 100))!.Value
           orderby target.ClockId, rule.Id
           select new Firing(target.ClockId, rule.Id, due),
    ];

    private static IEnumerable<Firing> Lined(IEnumerable<TimelineLine> lines) =>
        lines.Select(line => line.Entry).OfType<TimelineEntry.RuleFired>().Select(fired => new Firing(fired.ClockId, fired.RuleId, fired.DueAt));

    // The receipt, and for each line that is not superseded the agent (of the group) and the manager (instead of a lead).
    private static IEnumerable<string> ExpectedMessages(TestDesk desk, IncidentRow record, List<TimelineLine> lines) =>
    [
        $"{record.Id}:1:{desk.Requester}:Received",
        .. from line in lines
           let fired = line.Entry as TimelineEntry.RuleFired
           where fired is { Share: 100 }
           from person in new[] { desk.AgentId, desk.Manager }
           select $"{record.Id}:{line.Sequence}:{person}:{fired.Metric}Breached",
    ];

    private static async Task<(CalendarLookup Lookup, EscalationPolicy Policy)> LevelsAsync(TestDesk desk)
    {
        var definition = await desk.ReadAsync(db => db.CalendarVersions.Select(version => version.Definition).SingleAsync(Cancel));
        var calendar = BusinessCalendar.Compile(Data.Calendars.CalendarJson.Read(definition));
        var policy = await desk.ReadAsync(db => db.EscalationPolicyVersions.AsNoTracking().Select(version => version.Policy).SingleAsync(Cancel));
        return (_ => calendar, policy);
    }

    private sealed record Pause(int Least, int Most);

    private sealed record Firing(Guid Clock, Guid Rule, Instant DueAt) : IComparable<Firing>
    {
        public int CompareTo(Firing? other) => (Clock, Rule).CompareTo((other!.Clock, other.Rule));
    }
}
