using System.Security.Cryptography;
using IncidentPlatform.Analytics.Decisions;
using IncidentPlatform.Analytics.Learning;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Tests.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Decisions;

/// <summary>An organization with the groups of the synthetic history, in a database of its own, with Analytics' services.</summary>
internal sealed class RoutingLab : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("incident-platform-models-").FullName;

    private RoutingLab(
        PlatformDatabase database, TestOrganization organization, Dictionary<string, Guid> groups, Guid consumer, TimeSpan timeBox, TimeProvider? time)
    {
        (Database, Organization, Groups, Consumer) = (database, organization, groups, consumer);
        Services = PlatformDatabase.Services(
            database.WorkerConnectionString,
            services =>
            {
                services.AddModelTraining();
                services.AddRoutingDecisions();
                services.AddLearning();
                services.AddSingleton<Retraining>();
                if (time is not null) services.AddSingleton(time);
                services.AddSingleton<TrainingProcesses>();
                services.AddDeliveryHandler<RoutingHandler>(Subscriptions.Routing);
            },
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:platform"] = database.WorkerConnectionString,
                ["Models:Folder"] = _folder,
                // A busy machine must not decide what a test finds.
                ["Routing:TimeBox"] = timeBox.ToString(),
            });
    }

    public PlatformDatabase Database { get; }

    public TestOrganization Organization { get; }

    /// <summary>By the keys of the synthetic catalogue.</summary>
    public Dictionary<string, Guid> Groups { get; }

    public Guid Consumer { get; }

    public ServiceProvider Services { get; }

    public string Folder => _folder;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RoutingLab> CreateAsync(
        RoutingMode mode, PlatformDatabase? database = null, TimeSpan? timeBox = null, TimeProvider? time = null)
    {
        database ??= await PlatformDatabase.CreateAsync();
        var organization = await database.AddOrganizationAsync();
        var groups = new Dictionary<string, Guid> { [SyntheticCatalog.ServiceDesk] = organization.DeskId };
        foreach (var group in SyntheticCatalog.Groups.Where(group => group.Key != SyntheticCatalog.ServiceDesk))
            groups[group.Key] = await organization.AddGroupAsync(group.Key, group.Tier);

        var consumer = await organization.AddPersonAsync("Consumer", Role.Consumer);
        var lab = new RoutingLab(database, organization, groups, consumer, timeBox ?? TimeSpan.FromSeconds(30), time);
        await lab.AsOwnerAsync(async db =>
        {
            await db.Organizations.ExecuteUpdateAsync(row => row.SetProperty(o => o.RoutingMode, mode), Cancel);
            db.RoutingSettings.Add(new RoutingSettingRow { OrganizationId = organization.Id, HoldOutShare = 0 });
            db.RoutingGroups.AddRange(groups.Values.Select(id => new RoutingGroupRow { OrganizationId = organization.Id, GroupId = id, Mode = RoutingMode.Auto }));
            await db.SaveChangesAsync(Cancel);
        });
        return lab;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The shared model, speaking of this organization's groups.</summary>
    public RoutingModel Own(RoutingModel model)
    {
        var own = SyntheticCatalog.Groups.ToDictionary(group => TrainedFixture.IdOf(group.Key), group => Groups[group.Key]);
        return new RoutingModel([.. model.Groups.Select(id => own[id])], model.Dictionary, model.Scorer, model.Confidence, model.Thresholds);
    }

    /// <summary>Puts a model into service as version 1.</summary>
    public async Task ServeAsync(RoutingModel model, Func<byte[], byte[]>? damage = null, string? metrics = null, Instant? until = null)
    {
        using var stream = new MemoryStream();
        Own(model).Save(stream);
        var bytes = stream.ToArray();
        await AsOwnerAsync(async db =>
        {
            db.RoutingModels.Add(new RoutingModelRow
            {
                OrganizationId = Organization.Id,
                Version = 1,
                Id = Guid.CreateVersion7(),
                State = RoutingModelState.InService,
                Artifact = damage?.Invoke([.. bytes]) ?? bytes,
                ArtifactSha256 = SHA256.HashData(bytes),
                Metrics = metrics,
                WindowTo = until,
                CreatedAt = Instant.FromUtc(2026, 1, 1, 0, 0),
            });
            await db.SaveChangesAsync(Cancel);
        });
    }

    public async Task<Guid> AddCategoryAsync(Guid groupId)
    {
        var category = new CategoryRow { Id = Guid.CreateVersion7(), OrganizationId = Organization.Id, Key = $"{groupId:N}", Name = "Category", GroupId = groupId };
        await AsOwnerAsync(async db =>
        {
            db.Categories.Add(category);
            await db.SaveChangesAsync(Cancel);
        });
        return category.Id;
    }

    public async Task<Guid> OpenAsync(string subject, string description, Guid? categoryId = null)
    {
        await using var scope = Scope();
        var result = await scope.ServiceProvider.GetRequiredService<IncidentCommands>().OpenAsync(
            new NewIncident
            {
                Subject = subject,
                Description = description,
                Kind = IncidentKind.Incident,
                ServiceId = Organization.GeneralId,
                CategoryId = categoryId,
                GroupId = Organization.DeskId,
                Impact = Impact.Moderate,
                Urgency = Urgency.Medium,
                Priority = Priority.P3,
                RequesterId = Consumer,
                AffectedUserId = Consumer,
            },
            new Actor(ActorKind.Person, Consumer, [Role.Consumer], [], Channel.Web), Cancel);
        return Assert.IsType<CommandResult.Saved>(result).IncidentId;
    }

    public async Task MoveAsync(Guid id, Actor by, Func<Incident, Decision> decide)
    {
        await using var scope = Scope();
        Assert.IsType<CommandResult.Saved>(await scope.ServiceProvider.GetRequiredService<IncidentCommands>()
            .ExecuteAsync(id, null, by, (incident, _) => decide(incident), Cancel));
    }

    /// <summary>Takes the deliveries that wait for routing.</summary>
    public Task<int> RouteAsync() => Services.GetRequiredService<DeliveryQueue>().RunOnceAsync(Subscriptions.Routing, Cancel);

    /// <summary>Closed records of the synthetic history.</summary>
    public Task SeedAsync(int count, int seed = 21, int days = 365, Instant? until = null) => AsOwnerAsync(async db =>
    {
        var to = until ?? Instant.FromUtc(2026, 11, 1, 0, 0);
        var people = new List<Guid>();
        foreach (var unit in SyntheticCatalog.Units)
        {
            var person = new PersonRow { Id = Guid.CreateVersion7(), Email = $"{Guid.NewGuid():N}@test.example", Name = unit, CreatedAt = to };
            db.People.Add(person);
            db.Memberships.Add(new MembershipRow { OrganizationId = Organization.Id, PersonId = person.Id, Roles = [Role.Consumer], Unit = unit, CreatedAt = to });
            people.Add(person.Id);
        }
        foreach (var (index, record) in SyntheticHistory.Generate(seed, count, to - Duration.FromDays(days), to).Index())
        {
            var requester = people[record.Consumer % people.Count];
            db.Incidents.Add(new IncidentRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = Organization.Id,
                Number = $"{Organization.Row.Key}-H{seed}-{index}",
                Subject = record.Subject,
                Description = record.Description,
                Kind = Enum.Parse<IncidentKind>(record.Kind),
                State = IncidentState.Closed,
                ResolutionCode = Enum.Parse<ResolutionCode>(record.ResolutionCode),
                ServiceId = Organization.GeneralId,
                GroupId = Groups[record.GroupKey],
                RequesterId = requester,
                AffectedUserId = requester,
                OpenedAt = record.OpenedAt,
                ResolvedAt = record.ResolvedAt,
                ClosedAt = record.ResolvedAt,
                LastLineAt = record.ResolvedAt,
                IsRouted = true,
            });
        }
        await db.SaveChangesAsync(Cancel);
    });

    public async Task<IncidentRow> ReadAsync(Guid id)
    {
        IncidentRow? row = null;
        await AsOwnerAsync(async db => row = await db.Incidents.AsNoTracking().SingleAsync(incident => incident.Id == id, Cancel));
        return row!;
    }

    public async Task<RoutingModelRow> ModelAsync(int version)
    {
        RoutingModelRow? row = null;
        await AsOwnerAsync(async db => row = await db.RoutingModels.AsNoTracking().SingleAsync(model => model.Version == version, Cancel));
        return row!;
    }

    public AsyncServiceScope Scope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(Organization.Id);
        return scope;
    }

    public async Task AsOwnerAsync(Func<PlatformDbContext, Task> work)
    {
        await using var source = PlatformDataExtensions.CreateSource(Database.OwnerConnectionString);
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext(options, new CurrentTenant(Organization.Id));
        await work(db);
    }
}
