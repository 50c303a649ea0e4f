using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Testing;
using IncidentPlatform.Worker.Escalation;
using IncidentPlatform.Worker.Incidents;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests;

/// <summary>
/// An organization with a desk of one agent, a manager and a consumer, in a database of its own (loops look across
/// organizations), with the worker's services under a time that the test moves.
/// </summary>
internal sealed class TestDesk : IAsyncDisposable
{
    // A Tuesday, 09:00 in Jakarta: the office is open until 17:00.
    public static readonly Instant Opening = Instant.FromUtc(2026, 3, 3, 2, 0);

    private readonly Action<IServiceCollection>? _more;
    private readonly Dictionary<string, string?> _settings;

    private TestDesk(PlatformDatabase database, Action<IServiceCollection>? more, Dictionary<string, string?> settings)
    {
        Database = database;
        _more = more;
        _settings = settings;
        Services = NewServices();
    }

    public PlatformDatabase Database { get; }

    public FakeTimeProvider Time { get; } = new(Opening.ToDateTimeOffset());

    public ServiceProvider Services { get; }

    public TestOrganization Organization { get; private set; } = null!;

    public Guid Requester { get; private set; }

    public Guid Manager { get; private set; }

    public Actor Agent { get; private set; } = null!;

    public Guid AgentId => Agent.PersonId!.Value;

    public Actor Consumer => new(ActorKind.Person, Requester, [Role.Consumer], [], Channel.Web);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestDesk> CreateAsync(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? more = null, PlatformDatabase? database = null)
    {
        var desk = new TestDesk(database ?? await PlatformDatabase.CreateAsync(), more, settings ?? []);
        desk.Organization = await desk.Database.AddOrganizationAsync();
        desk.Requester = await desk.Organization.AddPersonAsync("Requester", Role.Consumer);
        desk.Manager = await desk.Organization.AddPersonAsync("Manager", Role.IncidentManager);
        var agent = await desk.Organization.AddPersonAsync("Agent", Role.Agent, desk.Organization.DeskId);
        desk.Agent = new Actor(ActorKind.Person, agent, [Role.Agent], [desk.Organization.DeskId], Channel.Api);
        return desk;
    }

    /// <summary>The services of one more process.</summary>
    public ServiceProvider NewServices() => PlatformDatabase.Services(
        Database.WorkerConnectionString,
        services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddDueTimers();
            services.AddMessageWriting();
            services.AddMailSending();
            services.AddRecordMoves();
            _more?.Invoke(services);
        },
        _settings);

    public Task<int> FireAsync() => Services.GetRequiredService<DueTimers>().FireBatchAsync(Cancel);

    public void Advance(Duration by) => Time.Advance(by.ToTimeSpan());

    public void MoveTo(Instant instant) => Time.SetUtcNow(instant.ToDateTimeOffset());

    public async Task<Guid> OpenAsync(Func<NewIncident, NewIncident>? change = null, Actor? by = null)
    {
        var wish = new NewIncident
        {
            Subject = "Printer jams",
            Description = "On the third floor",
            Kind = IncidentKind.Incident,
            ServiceId = Organization.GeneralId,
            GroupId = Organization.DeskId,
            Impact = Impact.Moderate,
            Urgency = Urgency.Medium,
            Priority = Priority.P3,
            RequesterId = Requester,
            AffectedUserId = Requester,
        };
        await using var scope = Scope();
        var result = await scope.ServiceProvider.GetRequiredService<IncidentCommands>()
            .OpenAsync(change?.Invoke(wish) ?? wish, by ?? Consumer, Cancel);
        return Assert.IsType<CommandResult.Saved>(result).IncidentId;
    }

    public Task MoveAsync(Guid id, Func<Incident, Instant, Decision> decide) => MoveAsync(id, Agent, decide);

    public async Task MoveAsync(Guid id, Actor by, Func<Incident, Instant, Decision> decide)
    {
        await using var scope = Scope();
        var result = await scope.ServiceProvider.GetRequiredService<IncidentCommands>().ExecuteAsync(id, null, by, decide, Cancel);
        Assert.IsType<CommandResult.Saved>(result);
    }

    public async Task ReprioritiseAsync(Guid id, Priority priority)
    {
        await using var scope = Scope();
        var levels = scope.ServiceProvider.GetRequiredService<ServiceLevels>();
        var result = await scope.ServiceProvider.GetRequiredService<IncidentCommands>().ExecuteAsync(id, null, Agent, async (record, _) =>
        {
            var plan = await levels.PlanAsync(record.Facts.ServiceId, record.Facts.Kind, priority, record.Facts.Clocks, Cancel);
            return IncidentEdits.Reprioritise(record.Facts, record.Facts.Impact, record.Facts.Urgency, priority, true, plan, "Wider than thought");
        }, Cancel);
        Assert.IsType<CommandResult.Saved>(result);
    }

    public async Task<T> ReadAsync<T>(Func<PlatformDbContext, Task<T>> read)
    {
        await using var scope = Scope();
        return await read(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
    }

    public Task<List<TimelineLine>> LinesAsync(Guid id) => ReadAsync(async db =>
        (await db.Timeline.AsNoTracking().Where(line => line.IncidentId == id).OrderBy(line => line.Sequence).ToListAsync(Cancel))
            .ConvertAll(IncidentMapping.ToLine));

    /// <summary>The rules that fired on a record, in the order of their lines.</summary>
    public async Task<List<TimelineEntry.RuleFired>> FiringsAsync(Guid id) =>
        [.. (await LinesAsync(id)).Select(line => line.Entry).OfType<TimelineEntry.RuleFired>()];

    public Task<IncidentRow> RecordAsync(Guid id) => ReadAsync(db => db.Incidents.AsNoTracking().SingleAsync(row => row.Id == id, Cancel));

    /// <summary>Gives the organization other escalation rules; before its first record is opened.</summary>
    public async Task UseRulesAsync(params EscalationRule[] rules)
    {
        await using var source = PlatformDataExtensions.CreateSource(Database.OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext((DbContextOptions<PlatformDbContext>)options, new CurrentTenant(Organization.Id));
        var version = await db.EscalationPolicyVersions.AsTracking().SingleAsync(Cancel);
        db.Entry(version).Property(row => row.Policy).CurrentValue = new EscalationPolicy(rules);
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Makes a next version of the organization's escalation policy with one rule more.</summary>
    public async Task AddRulesVersionAsync(EscalationRule added)
    {
        await using var source = PlatformDataExtensions.CreateSource(Database.OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext((DbContextOptions<PlatformDbContext>)options, new CurrentTenant(Organization.Id));
        var policy = await db.EscalationPolicies.AsTracking().SingleAsync(Cancel);
        var former = await db.EscalationPolicyVersions.SingleAsync(Cancel);
        var version = new EscalationPolicyVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = Organization.Id,
            PolicyId = policy.Id,
            Version = former.Version + 1,
            Policy = new EscalationPolicy([.. former.Policy.Rules, added]),
            CreatedAt = Opening,
        };
        db.EscalationPolicyVersions.Add(version);
        policy.CurrentVersionId = version.Id;
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Plans a record anew without any other target: its kind is changed to one with the same levels.</summary>
    public async Task ReclassifyToSameAsync(Guid id)
    {
        await using var scope = Scope();
        var levels = scope.ServiceProvider.GetRequiredService<ServiceLevels>();
        var result = await scope.ServiceProvider.GetRequiredService<IncidentCommands>().ExecuteAsync(id, null, Agent, async (record, _) =>
        {
            var plan = await levels.PlanAsync(record.Facts.ServiceId, IncidentKind.Question, record.Facts.Priority, record.Facts.Clocks, Cancel);
            return IncidentEdits.Reclassify(record.Facts, IncidentKind.Question, record.Facts.ServiceId, null, plan, "A question after all");
        }, Cancel);
        Assert.IsType<CommandResult.Saved>(result);
    }

    /// <summary>Changes what no command changes, as the owner; the caller's changes are saved.</summary>
    public async Task AsOwnerAsync(Action<PlatformDbContext> change)
    {
        await using var source = PlatformDataExtensions.CreateSource(Database.OwnerConnectionString);
        var options = new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext((DbContextOptions<PlatformDbContext>)options, new CurrentTenant(Organization.Id));
        change(db);
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Runs a statement as the owner, over every wall.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public AsyncServiceScope Scope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(Organization.Id);
        return scope;
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
