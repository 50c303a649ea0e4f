using IncidentPlatform.Analytics.Bursts;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Bursts;

/// <summary>Organizations whose people report the same outage, in a database of their own, under a time that the test moves.</summary>
internal sealed class BurstDesk : IAsyncDisposable
{
    // The same outage, in the words of different people.
    private static readonly (string Subject, string Description)[] Reports =
    [
        ("Tidak bisa login VPN", "VPN kantor menolak kata sandi sejak pagi, muncul error 691"),
        ("VPN error 691", "Login VPN gagal terus, muncul error 691 padahal kata sandi benar"),
        ("Login VPN gagal", "Sejak pagi tidak bisa login VPN, error 691"),
        ("VPN menolak login", "Kata sandi benar tetapi VPN menolak, error 691"),
        ("VPN kantor tidak bisa login", "Muncul error 691 saat login VPN"),
        ("Gagal login VPN kantor", "VPN error 691 sejak pagi"),
        ("Error 691 di VPN", "Tidak bisa login VPN kantor"),
    ];

    private BurstDesk(PlatformDatabase database)
    {
        Database = database;
        Services = NewServices();
    }

    public PlatformDatabase Database { get; }

    public ServiceProvider Services { get; }

    public FakeTimeProvider Time { get; } = new(Instant.FromUtc(2026, 3, 3, 2, 0).ToDateTimeOffset());

    public TestOrganization Organization { get; private set; } = null!;

    public Guid[] People { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<BurstDesk> CreateAsync(PlatformDatabase? database = null)
    {
        var desk = new BurstDesk(database ?? await PlatformDatabase.CreateAsync());
        desk.Organization = await desk.Database.AddOrganizationAsync();
        desk.People = [await desk.AddPersonAsync(), await desk.AddPersonAsync(), await desk.AddPersonAsync()];
        return desk;
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    /// <summary>The services of one more replica.</summary>
    public ServiceProvider NewServices() => PlatformDatabase.Services(Database.WorkerConnectionString, services =>
    {
        services.AddSingleton<TimeProvider>(Time);
        services.AddBurstWork();
        services.AddKeyedScoped<IDeliveryHandler, BurstHandler>(Subscriptions.Bursts);
    });

    /// <summary>Reports the outage once more, each time in other words and by the next person.</summary>
    public Task<Guid> ReportAsync(int number, Guid? serviceId = null, Func<NewIncident, NewIncident>? change = null) =>
        OpenAsync(Reports[number % Reports.Length].Subject, Reports[number % Reports.Length].Description, People[number % People.Length], serviceId, change);

    public async Task<IReadOnlyList<Guid>> ReportManyAsync(int count, Duration? apart = null)
    {
        var ids = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            if (number > 0) Time.Advance((apart ?? Duration.FromMinutes(1)).ToTimeSpan());
            ids.Add(await ReportAsync(number));
        }
        return ids;
    }

    public async Task<Guid> OpenAsync(
        string subject, string description, Guid person, Guid? serviceId = null, Func<NewIncident, NewIncident>? change = null)
    {
        await using var scope = Scope();
        var wish = new NewIncident
        {
            Subject = subject,
            Description = description,
            Kind = IncidentKind.Incident,
            ServiceId = serviceId ?? Organization.GeneralId,
            GroupId = Organization.DeskId,
            Impact = Impact.Moderate,
            Urgency = Urgency.Medium,
            Priority = Priority.P3,
            RequesterId = person,
            AffectedUserId = person,
        };
        var result = await scope.ServiceProvider.GetRequiredService<IncidentCommands>().OpenAsync(
            change?.Invoke(wish) ?? wish, new Actor(ActorKind.Person, person, [Role.Consumer], [], Channel.Web), Cancel);
        return Assert.IsType<CommandResult.Saved>(result).IncidentId;
    }

    /// <summary>Takes what waits.</summary>
    public async Task LookAsync(ServiceProvider? replica = null)
    {
        while (await (replica ?? Services).GetRequiredService<DeliveryQueue>().RunOnceAsync(Subscriptions.Bursts, Cancel) > 0)
        {
        }
    }

    /// <summary>Brings every delivery once more, as after a kill before the queue heard of the effect.</summary>
    public Task BringAgainAsync() => ReadAsync(db => db.Database.ExecuteSqlAsync($"""
        insert into delivery (id, subscription, organization_id, record_id, from_sequence, to_sequence, enqueued_at, available_at, attempts)
        select gen_random_uuid(), {Subscriptions.Bursts}, organization_id, incident_id, 1, 1, at, at, 0
        from timeline where type = 'Opened' and organization_id = {Organization.Id}
        """, Cancel));

    public Task<List<MajorProposalRow>> ProposalsAsync() => ReadAsync(db => db.MajorProposals.AsNoTracking().OrderBy(row => row.ProposedAt).ToListAsync(Cancel));

    public Task<List<Guid>> RecordsAsync(Guid proposal) =>
        ReadAsync(db => db.MajorProposalRecords.AsNoTracking().Where(row => row.ProposalId == proposal).Select(row => row.IncidentId).ToListAsync(Cancel));

    public async Task<T> ReadAsync<T>(Func<PlatformDbContext, Task<T>> read)
    {
        await using var scope = Scope();
        return await read(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
    }

    private Task<Guid> AddPersonAsync() => Organization.AddPersonAsync("Consumer", Role.Consumer);

    private AsyncServiceScope Scope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(Organization.Id);
        return scope;
    }
}
