using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Demo.Scale;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Demo.Scale;

public sealed class ScaleSeedTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 3, 30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_adds_what_is_missing_and_grows_to_a_greater_number()
    {
        var database = await PlatformDatabase.CreateAsync();

        Assert.Equal(400, await SeedAsync(database, 400));
        Assert.Equal(0, await SeedAsync(database, 400));
        await using (var db = await ContextAsync(database))
            await db.Incidents.OrderBy(row => row.OpenedAt).Take(150).ExecuteDeleteAsync(Cancel); // as if it had been interrupted
        Assert.Equal(650, await SeedAsync(database, 900));

        await using var grown = await ContextAsync(database);
        var opened = await grown.Incidents.Select(row => row.OpenedAt).ToListAsync(Cancel);
        Assert.Equal(900, opened.Count);
        Assert.All(ScaleWeek.Plan(900, Now), week => Assert.Equal(week.Count, opened.Count(at => at >= week.From && at < week.To), 3.0));
        Assert.Equal(900, await grown.Incidents.Select(row => row.Number).Distinct().CountAsync(Cancel));
    }

    [Fact]
    public async Task Its_records_are_what_their_timelines_and_the_keeper_of_facts_say()
    {
        var database = await PlatformDatabase.CreateAsync();
        await SeedAsync(database, 1_500);
        await using var db = await ContextAsync(database);
        var rows = await db.Incidents.AsNoTracking().ToListAsync(Cancel);
        var lines = (await db.Timeline.AsNoTracking().OrderBy(line => line.Sequence).ToListAsync(Cancel))
            .ToLookup(line => line.IncidentId, IncidentMapping.ToLine);
        var lookup = await new CalendarLibrary().LookupAsync(db, await db.CalendarVersions.Select(version => version.Id).ToListAsync(Cancel), Cancel);

        Assert.Contains(rows, row => Lifecycle.IsOpen(row.State));
        Assert.All(rows, row =>
        {
            var replayed = IncidentHistory.Replay(row.Id, row.OrganizationId, lines[row.Id], lookup);
            Assert.Equal((row.State, row.Version, row.DueAt), (replayed.State, replayed.Version, replayed.DueAt));
        });
        var holders = await db.IncidentHolders.AsNoTracking().ToListAsync(Cancel);
        Assert.All(holders, holder => Assert.Equal(
            rows.Where(row => row.Id == holder.IncidentId).Select(row => (row.OpenedAt, Lifecycle.IsOpen(row.State))), [(holder.OpenedAt, holder.IsOpen)]));

        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        await new FactKeeper(new CalendarLibrary()).RefreshAsync(db, [.. rows.Take(200).Select(row => row.Id)], isForced: true, Cancel);
        Assert.False(db.ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task It_runs_in_Development_only()
    {
        var database = await PlatformDatabase.SharedAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => SeedAsync(database, 10, "Production"));
    }

    private static Task<int> SeedAsync(PlatformDatabase database, int count, string environment = "Development") => new ScaleSeed(
        new HostingEnvironment { EnvironmentName = environment }, new FakeTimeProvider(Now.ToDateTimeOffset()), NullLogger<ScaleSeed>.Instance)
        .RunAsync(database.OwnerConnectionString, count, Cancel);

    private static async Task<PlatformDbContext> ContextAsync(PlatformDatabase database)
    {
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>()
            .UsePlatform(PlatformDataExtensions.CreateSource(database.OwnerConnectionString)).Options;
        await using var all = new PlatformDbContext(options, new CurrentTenant());
        var id = await all.Organizations.IgnoreQueryFilters().Where(row => row.Key == "SCALE").Select(row => row.Id).SingleAsync(Cancel);
        return new PlatformDbContext(options, new CurrentTenant(id));
    }
}
