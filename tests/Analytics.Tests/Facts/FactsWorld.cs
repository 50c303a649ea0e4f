using IncidentPlatform.Data;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Tests.Kpi;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Facts;

/// <summary>An organization of one test whose records have random histories; facts are kept as the worker's role.</summary>
internal sealed class FactsWorld : IAsyncDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 0, 0);
    public static readonly Instant End = Instant.FromUtc(2026, 6, 1, 0, 0);

    private readonly ServiceProvider _services;

    private readonly PlatformDatabase _database;

    private FactsWorld(PlatformDatabase database, TestOrganization organization, HistoryWorld world, ServiceProvider services)
    {
        _database = database;
        Organization = organization;
        World = world;
        _services = services;
    }

    public TestOrganization Organization { get; }

    public HistoryWorld World { get; }

    /// <summary>All timelines by record.</summary>
    public Dictionary<Guid, IReadOnlyList<TimelineLine>> Timelines { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="database">Null for the shared one.</param>
    /// <param name="foundedAt">When the organization was made.</param>
    public static async Task<FactsWorld> CreateAsync(PlatformDatabase? database = null, Instant? foundedAt = null)
    {
        database ??= await PlatformDatabase.SharedAsync();
        var organization = await database.AddOrganizationAsync(now: foundedAt);
        var provider = await database.AddOrganizationAsync();
        var consumer = await organization.AddPersonAsync("Consumer", Role.Consumer);
        var agent = await organization.AddPersonAsync("Agent", Role.Agent, organization.DeskId);
        var world = new HistoryWorld
        {
            OrganizationId = organization.Id,
            Desk = organization.DeskId,
            Network = await organization.AddGroupAsync("network"),
            Applications = await organization.AddGroupAsync("applications", 3),
            Field = await organization.AddGroupAsync("field"),
            General = organization.GeneralId,
            Banking = Guid.CreateVersion7(),
            OfficeVersion = await DefaultCalendarVersionAsync(database, organization),
            AlwaysVersion = Guid.Empty,
            PolicyVersion = Guid.CreateVersion7(),
            Provider = provider.Id,
            Consumer = consumer,
            Agent = agent,
            HandedOverFrom = Instant.FromUtc(2026, 3, 10, 0, 0),
            HandedOverUntil = Instant.FromUtc(2026, 5, 1, 0, 0),
        };
        var services = PlatformDatabase.Services(database.WorkerConnectionString, services => services.AddFactKeeping().AddKpiQueries());
        return new FactsWorld(database, organization, await FurnishAsync(database, organization, world), services);
    }

    /// <summary>Stores random records with all their lines.</summary>
    public async Task AddRecordsAsync(int count, Random random)
    {
        var length = (int)(End - Start).TotalSeconds;
        await AsOwnerAsync(Organization.Id, async db =>
        {
            for (var i = 0; i < count; i++)
            {
                var id = Guid.CreateVersion7();
                Add(db, id, RandomHistory.Draw(World, id, random, Start + Duration.FromSeconds(random.Next(length)), End));
            }
            await db.SaveChangesAsync(Cancel);
        });
    }

    /// <summary>Stores lines of a record: the first ones with its row, later ones behind them.</summary>
    public Task AddAsync(Guid id, IReadOnlyList<TimelineLine> lines) => AsOwnerAsync(Organization.Id, async db =>
    {
        Add(db, id, lines);
        await db.SaveChangesAsync(Cancel);
    });

    /// <summary>Stores a record opened now, with its delivery to the facts, as the commands do.</summary>
    public Task AddDeliveredAsync(int seed) => AsOwnerAsync(Organization.Id, async db =>
    {
        var id = Guid.CreateVersion7();
        var lines = RandomHistory.Draw(World, id, new Random(seed), Start, End);
        Add(db, id, [.. lines.Take(1).Select(line => line with { Entry = (TimelineEntry.Opened)line.Entry with { Kind = IncidentKind.Incident } })]);
        db.Deliveries.Add(new DeliveryRow
        {
            Id = Guid.CreateVersion7(),
            Subscription = Subscriptions.Facts,
            OrganizationId = Organization.Id,
            RecordId = id,
            FromSequence = 1,
            ToSequence = 1,
            EnqueuedAt = Start,
            AvailableAt = Start,
        });
        await db.SaveChangesAsync(Cancel);
    });

    private void Add(PlatformDbContext db, Guid id, IReadOnlyList<TimelineLine> lines)
    {
        Timelines[id] = [.. Timelines.GetValueOrDefault(id, []), .. lines];
        if (lines[0].Sequence == 1)
        {
            var row = new IncidentRow
            {
                Id = id,
                OrganizationId = Organization.Id,
                Number = $"T-{id:N}"[..30],
                Subject = "Printer jams",
                Description = "",
            };
            IncidentMapping.Copy(IncidentHistory.Replay(id, Organization.Id, lines, World.Lookup), row);
            db.Incidents.Add(row);
        }
        db.Timeline.AddRange(lines.Select(line => new TimelineRow
        {
            OrganizationId = Organization.Id,
            IncidentId = id,
            Sequence = line.Sequence,
            At = line.At,
            ActorKind = line.ActorKind,
            ActorId = line.ActorId,
            Channel = line.Channel,
            Visibility = line.Visibility,
            Type = line.Entry.GetType().Name,
            Entry = line.Entry,
            Version = 1,
        }));
    }

    /// <summary>Does what the handler of a delivery does, in a transaction of its own.</summary>
    public Task<int> RefreshAsync(params Guid[] ids) => InScopeAsync((db, provider) => Transactions.RunAsync(db, async inner =>
    {
        var refreshed = await provider.GetRequiredService<FactKeeper>().RefreshAsync(db, ids, isForced: false, inner);
        await db.SaveChangesAsync(inner);
        return refreshed;
    }, Cancel));

    /// <summary>Makes everything anew.</summary>
    public Task<int> RebuildAsync() => _services.GetRequiredService<FactsRebuild>().RunAsync(Organization.Id, Cancel);

    public async Task<T> InScopeAsync<T>(Func<PlatformDbContext, IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(Organization.Id);
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), scope.ServiceProvider);
    }

    /// <summary>Everything that facts consist of, in an order of its own.</summary>
    public Task<(List<IncidentFactRow> Facts, List<HolderSpanRow> Spans, List<ClockFactRow> Clocks, List<(string, long)> Counts)> StoredAsync() =>
        InScopeAsync(async (db, _) => (
            await db.IncidentFacts.AsNoTracking().OrderBy(fact => fact.IncidentId).ToListAsync(Cancel),
            await db.HolderSpans.AsNoTracking().OrderBy(span => span.IncidentId).ThenBy(span => span.Ordinal).ToListAsync(Cancel),
            await db.ClockFacts.AsNoTracking().OrderBy(clock => clock.ClockId).ToListAsync(Cancel),
            (await db.BusinessCounts.AsNoTracking()
                .GroupBy(count => new { count.Name, count.Label, count.Sublabel, count.Day })
                .Select(group => new { group.Key, Value = group.Sum(count => count.Value) })
                .Where(group => group.Value != 0).ToListAsync(Cancel))
            .Select(group => ($"{group.Key.Name} {group.Key.Label} {group.Key.Sublabel} {group.Key.Day}", group.Value)).Order().ToList()));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async Task<Guid> DefaultCalendarVersionAsync(PlatformDatabase database, TestOrganization organization)
    {
        var version = Guid.Empty;
        await AsOwnerAsync(database, organization.Id, async db => version = await db.Calendars
            .Where(calendar => calendar.Id == organization.Row.DefaultCalendarId).Select(calendar => calendar.CurrentVersionId).SingleAsync(Cancel));
        return version;
    }

    // A second calendar and service, and the field group handed over for a while.
    private static async Task<HistoryWorld> FurnishAsync(PlatformDatabase database, TestOrganization organization, HistoryWorld world)
    {
        var always = Guid.Empty;
        await AsOwnerAsync(database, organization.Id, async db =>
        {
            always = OrganizationProvisioning.AddCalendar(db, organization.Id, "Always", HistoryWorld.Always, Start).CurrentVersionId;
            db.Services.Add(new ServiceRow { Id = world.Banking, OrganizationId = organization.Id, Key = "banking", Name = "Banking" });
            db.Agreements.Add(new AgreementRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = organization.Id,
                ProviderId = world.Provider,
                Name = "Field work",
                GroupId = world.Field,
                FromAt = world.HandedOverFrom,
                UntilAt = world.HandedOverUntil,
                OfferedAt = Start,
                AcceptedAt = Start,
            });
            await db.SaveChangesAsync(Cancel);
        });
        return new HistoryWorld
        {
            OrganizationId = world.OrganizationId,
            Desk = world.Desk,
            Network = world.Network,
            Applications = world.Applications,
            Field = world.Field,
            General = world.General,
            Banking = world.Banking,
            OfficeVersion = world.OfficeVersion,
            AlwaysVersion = always,
            PolicyVersion = world.PolicyVersion,
            Provider = world.Provider,
            Consumer = world.Consumer,
            Agent = world.Agent,
            HandedOverFrom = world.HandedOverFrom,
            HandedOverUntil = world.HandedOverUntil,
        };
    }

    private Task AsOwnerAsync(Guid organizationId, Func<PlatformDbContext, Task> work) => AsOwnerAsync(_database, organizationId, work);

    private static async Task AsOwnerAsync(PlatformDatabase database, Guid organizationId, Func<PlatformDbContext, Task> work)
    {
        await using var source = PlatformDataExtensions.CreateSource(database.OwnerConnectionString);
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext(options, new CurrentTenant(organizationId));
        await work(db);
    }
}
