using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Data.Demo.Scale;

/// <summary>
/// Fills an organization of its own with as many records as asked, for measurements: two years that are over and what is open
/// today, made by the same rules as the demo. It only ever adds what is missing: an interrupted run goes on, a greater number
/// makes the organization grow.
/// </summary>
public sealed partial class ScaleSeed(IHostEnvironment environment, TimeProvider time, ILogger<ScaleSeed> log)
{
    // Arbitrary, but the same in every replica.
    private const long SeedLock = 5_080_083;

    private const int Seed = 20_265;

    /// <summary>Records in one transaction.</summary>
    private const int BatchSize = 4_000;

    private static readonly Duration AtLeastOld = Duration.FromMinutes(3);
    private static readonly Duration LongestCourse = Duration.FromDays(21);
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);

    /// <summary>Adds the missing records to a database that is migrated.</summary>
    /// <param name="connectionString">As for <see cref="DatabaseSetup.RunAsync"/>: it works as the owner, over the walls.</param>
    /// <param name="count">How many records the organization is to have.</param>
    /// <param name="cancel">Ends it after the present batches; they stay.</param>
    /// <returns>How many records were added.</returns>
    /// <exception cref="InvalidOperationException">Outside Development: these people's password is public.</exception>
    public async Task<int> RunAsync(string connectionString, int count, CancellationToken cancel)
    {
        if (!environment.IsDevelopment())
            throw new InvalidOperationException("Demo data exists in Development only.");

        var asOwner = new NpgsqlConnectionStringBuilder(connectionString) { Options = $"-c role={DatabaseSetup.OwnerRole}", CommandTimeout = 0 };
        await using var owner = PlatformDataExtensions.CreateSource(asOwner.ConnectionString);
        await using var held = await owner.OpenConnectionAsync(cancel);
        await using (var command = new NpgsqlCommand($"select pg_advisory_lock({SeedLock})", held))
            await command.ExecuteNonQueryAsync(cancel);

        var now = WholeSeconds.Now(time);
        var organizations = new DemoOrganizations(owner, now);
        var organizationId = await organizations.EnsureAsync(DemoOrganizations.Scale, cancel);
        await using var db = organizations.Context(organizationId);
        var missing = await MissingAsync(db, count, now - AtLeastOld, cancel);
        var total = missing.Sum(week => week.Count);
        LogStarts(DemoOrganizations.Scale, total, count);
        if (total == 0) return 0;

        await AddAsync(organizations, db, missing, total, now, cancel);
        await BusinessCountersAsync(organizations, organizationId, cancel);
        await TidyAsync(owner, cancel);
        return total;
    }

    private async Task AddAsync(
        DemoOrganizations organizations, PlatformDbContext db, IReadOnlyList<ScaleWeek> weeks, int total, Instant now, CancellationToken cancel)
    {
        var directory = await DemoDirectory.LoadAsync(db, ScalePeople.All, cancel);
        var progress = new ScaleProgress(time, total, ReportEvery);
        var batches = Batches(weeks, now, await TakeNumbersAsync(db, directory.OrganizationId, total, cancel));
        // One generates while another writes.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = cancel };
        await Parallel.ForEachAsync(batches, parallel, async (batch, inner) =>
        {
            await using var own = organizations.Context(directory.OrganizationId);
            var random = new SyntheticRandom(Seed + batch.First);
            var course = new DemoCourse(directory, new DemoStaff(directory, ScalePeople.All), random, now);
            var records = batch.Cases.Select((@case, index) => course.Play(@case, $"{directory.Key}-{batch.First + index}")).ToList();
            await using var transaction = await own.Database.BeginTransactionAsync(inner);
            await DemoRecords.CopyAsync(own, records, inner);
            await transaction.CommitAsync(inner);
            if (progress.Add(records.Count) is { } report)
                LogProgress(report.Done, total, report.Done * 100 / total, report.PerSecond, report.SecondsLeft);
        });
    }

    // All at once, so that nobody who submits meanwhile gets one of them.
    private static async Task<long> TakeNumbersAsync(PlatformDbContext db, Guid organizationId, int count, CancellationToken cancel) =>
        (await db.Database.SqlQuery<long>(
            $"""
            insert into number_counter (organization_id, next) values ({organizationId}, 1 + {count})
            on conflict (organization_id) do update set next = number_counter.next + {count}
            returning next - {count} as "Value"
            """).ToListAsync(cancel))[0];

    // Drawn one after another, played and written side by side.
    private static IEnumerable<Batch> Batches(IReadOnlyList<ScaleWeek> weeks, Instant now, long firstNumber)
    {
        var (start, next) = (weeks[0].From, (int)firstNumber);
        foreach (var week in weeks.Where(week => week.Count > 0))
        {
            var courses = SyntheticHistory.Part(Seed + next, week.Count, week.From, week.To, start, now + LongestCourse);
            foreach (var part in courses.Chunk(BatchSize))
            {
                var first = next;
                next += part.Length;
                yield return new Batch(first, [.. part.Select((course, index) => CaseOf(course, first + index, now))]);
            }
        }
    }

    // What would end in the future is open; routing took it where its category says.
    private static DemoCase CaseOf(SyntheticIncident course, int number, Instant now)
    {
        var requester = ScalePeople.EmailOfConsumer(course.Consumer, number);
        if (course.ResolvedAt <= now) return new DemoCase(course, requester);

        var group = SyntheticCatalog.Categories.First(category => category.Key == course.CategoryKey).DefaultGroupKey;
        return new DemoCase(course with { FirstGroupKey = group }, requester, IsOpen: true);
    }

    private static async Task<IReadOnlyList<ScaleWeek>> MissingAsync(PlatformDbContext db, int count, Instant until, CancellationToken cancel)
    {
        // Tomorrow's weeks reach a day further; what is complete needs no more for that.
        if (await db.Incidents.CountAsync(cancel) >= count) return [];

        var missing = new List<ScaleWeek>();
        foreach (var week in ScaleWeek.Plan(count, until))
        {
            var present = await db.Incidents.CountAsync(incident => incident.OpenedAt >= week.From && incident.OpenedAt < week.To, cancel);
            missing.Add(week with { Count = Math.Max(0, week.Count - present) });
        }
        return missing;
    }

    private static async Task BusinessCountersAsync(DemoOrganizations organizations, Guid organizationId, CancellationToken cancel)
    {
        await using var db = organizations.Context(organizationId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await BusinessCounters.RecountAsync(db, organizationId, cancel);
        await transaction.CommitAsync(cancel);
    }

    // Statistics and visibility for the queries that come next; autovacuum would take an hour to come to it.
    private static async Task TidyAsync(NpgsqlDataSource owner, CancellationToken cancel)
    {
        await using var command = owner.CreateCommand(
            "vacuum (analyze) incident, timeline, timeline_text, incident_holder, clock, timer, escalation_firing, incident_fact, incident_holder_span, clock_fact");
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record Batch(int First, IReadOnlyList<DemoCase> Cases);

    [LoggerMessage(Level = LogLevel.Information, Message = "Organization {Key}: {Missing} records are missing to {Count}")]
    private partial void LogStarts(string key, int missing, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Done} of {Total} records added ({Percent} %), {PerSecond} a second, {SecondsLeft} s to go")]
    private partial void LogProgress(int done, int total, long percent, int perSecond, int secondsLeft);
}
