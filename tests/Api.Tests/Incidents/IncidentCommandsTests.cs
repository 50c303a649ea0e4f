using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class IncidentCommandsTests : IAsyncLifetime
{
    // A Tuesday, 09:00 in Jakarta: the office is open.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));
    private ServiceProvider _services = null!;
    private AsyncServiceScope _scope;
    private TestOrganization _organization = null!;
    private Actor _agent = null!;
    private Guid _requester;

    private PlatformDbContext Db => _scope.ServiceProvider.GetRequiredService<PlatformDbContext>();

    private IncidentCommands Commands => _scope.ServiceProvider.GetRequiredService<IncidentCommands>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = await PlatformDatabase.SharedAsync();
        _organization = await database.AddOrganizationAsync();
        _requester = await database.AddPersonAsync(_organization.Row, "Consumer", [Role.Consumer], []);
        var agent = await _organization.AddPersonAsync("Agent", Role.Agent, _organization.DeskId);
        _agent = new Actor(ActorKind.Person, agent, [Role.Agent], [_organization.DeskId], Channel.Api);
        _services = PlatformDatabase.Services(database.TenantConnectionString, services => services.AddSingleton<TimeProvider>(_time));
        _scope = _services.CreateAsyncScope();
        _scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(_organization.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Opening_starts_both_clocks_schedules_their_rules_and_tells_the_subscriptions()
    {
        var id = await OpenAsync();

        var clocks = await Db.Clocks.AsNoTracking().Where(clock => clock.IncidentId == id).OrderBy(clock => clock.Metric).ToListAsync(Cancel);
        Assert.Equal([ClockMetric.Resolution, ClockMetric.Response], clocks.Select(clock => clock.Metric));
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 4, 0), clocks[1].DueAt);
        Assert.Equal(Instant.FromUtc(2026, 3, 5, 2, 0), clocks[0].DueAt);
        Assert.Equal(8, await Db.Timers.CountAsync(timer => timer.IncidentId == id, Cancel));
        var subscriptions = await Db.Deliveries.Where(delivery => delivery.RecordId == id).Select(delivery => delivery.Subscription).ToListAsync(Cancel);
        Assert.Equal([Subscriptions.Bursts, Subscriptions.Facts, Subscriptions.Notification, Subscriptions.Routing], subscriptions.Order());
    }

    [Fact]
    public async Task A_stale_version_is_told_who_changed_what_and_changes_nothing()
    {
        var id = await OpenAsync();
        await Commands.ExecuteAsync(id, 1, _agent, (incident, _) => IncidentMoves.Accept(incident, _agent), Cancel);

        var result = await Commands.ExecuteAsync(
            id, 1, _agent, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", _agent), Cancel);

        var stale = Assert.IsType<CommandResult.Stale>(result);
        var change = Assert.Single(stale.Changes);
        Assert.Equal((ActorKind.Person, _agent.PersonId, "Accepted"), (change.ActorKind, change.ActorId, change.Type));
        Assert.Equal(IncidentState.InProgress, await Db.Incidents.Where(row => row.Id == id).Select(row => row.State).SingleAsync(Cancel));
    }

    [Fact]
    public async Task A_repeated_key_opens_one_record_even_when_both_requests_come_at_once()
    {
        var token = new IdempotencyToken(_agent.PersonId!.Value, "key-1", [1, 2, 3]);
        await using var other = _services.CreateAsyncScope();
        other.ServiceProvider.GetRequiredService<CurrentTenant>().Set(_organization.Id);

        await Task.WhenAll(
            Commands.OpenAsync(Wish(), _agent, Cancel, token),
            other.ServiceProvider.GetRequiredService<IncidentCommands>().OpenAsync(Wish(), _agent, Cancel, token));

        Assert.Equal(1, await Db.Incidents.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_key_that_belongs_to_another_request_is_refused()
    {
        await Commands.OpenAsync(Wish(), _agent, Cancel, new IdempotencyToken(_agent.PersonId!.Value, "key-1", [1]));

        var result = await Commands.OpenAsync(Wish(), _agent, Cancel, new IdempotencyToken(_agent.PersonId!.Value, "key-1", [2]));

        Assert.IsType<CommandResult.KeyReused>(result);
    }

    [Fact]
    public async Task What_is_stored_is_what_the_timeline_says()
    {
        var network = await _organization.AddGroupAsync("network");
        var facts = new SupportGroupFacts(network, 2, true, false, [_agent.PersonId!.Value]);
        var id = await OpenAsync();
        await MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, _agent));
        await MoveAsync(id, (incident, now) => IncidentMoves.Hold(incident, HoldReason.AwaitingConsumer, null, "Which one?", now));
        await MoveAsync(id, (incident, _) => IncidentMoves.Resume(incident, ResumeCause.Person));
        await MoveAsync(id, (incident, _) => IncidentMoves.Escalate(incident, facts, "Needs the network", _organization.DeskId, _agent));
        await MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Replaced the cable", _agent));
        await MoveAsync(id, (incident, _) => IncidentMoves.Reopen(incident, "Again", _agent));

        var store = _scope.ServiceProvider.GetRequiredService<IncidentStore>();
        await using var transaction = await Db.Database.BeginTransactionAsync(Cancel);
        var stored = (await store.LockAsync(id, Cancel))!;
        var lines = await Db.Timeline.AsNoTracking().Where(line => line.IncidentId == id).OrderBy(line => line.Sequence).ToListAsync(Cancel);
        var replayed = IncidentHistory.Replay(id, _organization.Id, lines.Select(IncidentMapping.ToLine), stored.Calendars);

        Assert.Equal(stored.Facts.Clocks.OrderBy(clock => clock.Metric), replayed.Clocks.OrderBy(clock => clock.Metric));
        Assert.Equivalent(stored.Facts with { Clocks = [] }, replayed with { Clocks = [] }, strict: true);
    }

    [Fact]
    public async Task A_record_of_another_organization_is_missing()
    {
        var id = await OpenAsync();
        var database = await PlatformDatabase.SharedAsync();
        var other = await database.AddOrganizationAsync();
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(other.Id);

        var result = await scope.ServiceProvider.GetRequiredService<IncidentCommands>()
            .ExecuteAsync(id, null, _agent, (incident, _) => IncidentMoves.Accept(incident, _agent), Cancel);

        Assert.IsType<CommandResult.Missing>(result);
    }

    private async Task MoveAsync(Guid id, Func<Incident, Instant, Decision> decide)
    {
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<CommandResult.Saved>(await Commands.ExecuteAsync(id, null, _agent, decide, Cancel));
    }

    private async Task<Guid> OpenAsync() =>
        Assert.IsType<CommandResult.Saved>(await Commands.OpenAsync(Wish(), _agent, Cancel)).IncidentId;

    private NewIncident Wish() => new()
    {
        Subject = "Printer jams",
        Description = "On the third floor",
        Kind = IncidentKind.Incident,
        ServiceId = _organization.GeneralId,
        GroupId = _organization.DeskId,
        Impact = Impact.Moderate,
        Urgency = Urgency.Medium,
        Priority = Priority.P3,
        RequesterId = _requester,
        AffectedUserId = _requester,
    };
}
