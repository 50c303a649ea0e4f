using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Incidents;
using IncidentPlatform.Worker.Loops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Incidents;

public sealed class HousekeepingTests : IAsyncLifetime
{
    private TestDesk _desk = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await TestDesk.CreateAsync(
        new() { ["Housekeeping:BatchSize"] = "2" }, // more than one page in every test with three records
        services => services.AddSingleton<AutoClose>().AddSingleton<HoldEnd>().AddSingleton<CategoryRules>().AddSingleton<ExpiredRows>());

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_resolved_record_closes_by_itself_after_five_business_days_and_not_a_second_before()
    {
        var ids = new[] { await ResolvedAsync(), await ResolvedAsync(), await ResolvedAsync() };
        var until = Instant.FromUtc(2026, 3, 10, 2, 0); // from Tuesday nine o'clock to Tuesday nine o'clock, over a weekend

        _desk.MoveTo(until - Duration.FromSeconds(1));
        await RunAsync<AutoClose>();
        Assert.All(await StatesAsync(ids), state => Assert.Equal(IncidentState.Resolved, state));
        _desk.MoveTo(until);
        await RunAsync<AutoClose>();

        Assert.All(await StatesAsync(ids), state => Assert.Equal(IncidentState.Closed, state));
        var line = (await _desk.LinesAsync(ids[0]))[^1];
        Assert.Equal((ActorKind.System, new TimelineEntry.Closed(IsAutomatic: true)), (line.ActorKind, line.Entry));
    }

    [Fact]
    public async Task A_record_that_was_resolved_again_has_its_whole_window_again()
    {
        var id = await ResolvedAsync();
        _desk.MoveTo(Instant.FromUtc(2026, 3, 9, 2, 0));
        await _desk.MoveAsync(id, (incident, _) => IncidentMoves.Reopen(incident, "Again", _desk.Agent));
        await _desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Now", _desk.Agent));

        _desk.MoveTo(Instant.FromUtc(2026, 3, 11, 2, 0));
        await RunAsync<AutoClose>();

        Assert.Equal([IncidentState.Resolved], await StatesAsync(id));
    }

    [Fact]
    public async Task Every_organization_has_its_own_window()
    {
        var id = await ResolvedAsync();
        await _desk.ExecuteAsync($"update organization set reopen_window_days = 1 where id = '{_desk.Organization.Id}'");
        await _desk.Database.AddOrganizationAsync();
        await _desk.Database.AddOrganizationAsync();

        _desk.MoveTo(Instant.FromUtc(2026, 3, 4, 2, 0));
        await RunAsync<AutoClose>();

        Assert.Equal([IncidentState.Closed], await StatesAsync(id));
    }

    [Fact]
    public async Task A_hold_ends_at_its_instant_and_leads_back_to_where_it_began()
    {
        var until = TestDesk.Opening + Duration.FromHours(3);
        var ids = new[] { await HeldAsync(until), await HeldAsync(until), await HeldAsync(until) };
        var open = await HeldAsync(null);

        _desk.MoveTo(until - Duration.FromSeconds(1));
        await RunAsync<HoldEnd>();
        Assert.All(await StatesAsync(ids), state => Assert.Equal(IncidentState.OnHold, state));
        _desk.MoveTo(until);
        await RunAsync<HoldEnd>();

        Assert.All(await StatesAsync(ids), state => Assert.Equal(IncidentState.InProgress, state));
        Assert.Equal(new TimelineEntry.Resumed(ResumeCause.UntilReached), (await _desk.LinesAsync(ids[0]))[^1].Entry);
        Assert.Equal([IncidentState.OnHold], await StatesAsync(open));
        Assert.Equal(4, await _desk.ReadAsync(db => db.Clocks.CountAsync(
            clock => clock.Metric == ClockMetric.Resolution && clock.State == (clock.IncidentId == open ? ClockState.Paused : ClockState.Running), Cancel)));
    }

    [Fact]
    public async Task Without_an_answer_of_the_classifier_the_category_decides_after_fifteen_seconds()
    {
        var (network, category) = await CategoryAsync();
        var id = await _desk.OpenAsync(wish => wish with { CategoryId = category });

        _desk.Advance(Duration.FromSeconds(14));
        await RunAsync<CategoryRules>();
        Assert.Single(await _desk.LinesAsync(id));
        _desk.Advance(Duration.FromSeconds(1));
        await RunAsync<CategoryRules>();

        var record = await _desk.RecordAsync(id);
        Assert.Equal((network, IncidentState.Assigned, true, false, 0), (record.GroupId, record.State, record.IsRouted, record.IsTouchedByPerson, record.Hops));
        var lines = await _desk.LinesAsync(id);
        Assert.Equal(new TimelineEntry.Routed(RoutingOutcome.RuleAssigned, network, null, null), lines[1].Entry);
        Assert.Equal((ActorKind.Rule, new TimelineEntry.Assigned(network, null, IsHop: false)), (lines[2].ActorKind, lines[2].Entry));
    }

    [Fact]
    public async Task Without_a_category_the_desk_keeps_it_and_is_asked_once()
    {
        var ids = new[] { await _desk.OpenAsync(), await _desk.OpenAsync(), await _desk.OpenAsync() };
        _desk.Advance(Duration.FromSeconds(20));

        await RunAsync<CategoryRules>();
        await RunAsync<CategoryRules>();

        foreach (var id in ids)
        {
            Assert.Equal(
                [new TimelineEntry.Routed(RoutingOutcome.KeptAtDesk, null, null, null)],
                (await _desk.LinesAsync(id)).Skip(1).Select(line => line.Entry));
        }
        Assert.All(await StatesAsync(ids), state => Assert.Equal(IncidentState.New, state));
    }

    [Fact]
    public async Task What_a_person_has_assigned_and_what_is_no_incident_is_left_alone()
    {
        var (_, category) = await CategoryAsync();
        var taken = await _desk.OpenAsync(wish => wish with { CategoryId = category });
        await _desk.MoveAsync(taken, (incident, _) => IncidentMoves.Accept(incident, _desk.Agent));
        var complaint = await _desk.OpenAsync(wish => wish with { CategoryId = category, Kind = IncidentKind.Complaint });
        _desk.Advance(Duration.FromSeconds(20));

        await RunAsync<CategoryRules>();

        Assert.Equal(2, (await _desk.LinesAsync(taken)).Count);
        Assert.Single(await _desk.LinesAsync(complaint));
    }

    [Fact]
    public async Task A_record_that_fails_holds_up_no_other_and_the_pass_says_so()
    {
        var ids = new[] { await _desk.OpenAsync(), await _desk.OpenAsync(), await _desk.OpenAsync() };
        await _desk.ExecuteAsync($"update clock set spans = '[{{\"start\": 1}}]' where incident_id = '{ids[0]}'");
        _desk.Advance(Duration.FromSeconds(20));

        Assert.False(await _desk.Services.GetRequiredService<CategoryRules>().RunOnceAsync(Cancel));

        Assert.Equal(1, await CountAsync(ids[0]));
        Assert.Equal(2, await CountAsync(ids[1]));
        Assert.Equal(2, await CountAsync(ids[2]));
    }

    [Theory]
    [InlineData("end of a hold", "select * from holds_over(now(), 'epoch', '00000000-0000-0000-0000-000000000000', 10)", "ix_incident_hold_until")]
    [InlineData("nobody routed", "select * from unrouted_records(now(), 'epoch', '00000000-0000-0000-0000-000000000000', 10)", "ix_incident_unrouted")]
    [InlineData("resolved", "select 1 from incident where organization_id = '00000000-0000-0000-0000-000000000000' and state = 'Resolved' and resolved_at < now() order by resolved_at, id limit 10", "ix_incident_resolved")]
    public async Task Each_question_has_its_index(string what, string question, string index)
    {
        await using var connection = new NpgsqlConnection(_desk.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            $"set enable_seqscan = off; set enable_sort = off; load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set client_min_messages = log; {question}",
            connection);
        var plans = new List<string>();
        connection.Notice += (_, notice) => plans.Add(notice.Notice.MessageText);
        await command.ExecuteNonQueryAsync(Cancel);

        Assert.True(plans.Any(plan => plan.Contains(index, StringComparison.Ordinal)), $"{what}: {string.Join('\n', plans)}");
    }

    private async Task<int> CountAsync(Guid id) => (await _desk.LinesAsync(id)).Count;

    [Fact]
    public async Task What_ran_out_a_day_ago_is_deleted_and_what_still_serves_stays()
    {
        var now = TestDesk.Opening;
        await AddSessionAsync(1, now - Duration.FromHours(25));
        await AddSessionAsync(2, now - Duration.FromHours(23));
        await AddSessionAsync(3, now + Duration.FromHours(1));

        await RunAsync<ExpiredRows>();

        var left = await _desk.ReadAsync(db => db.Sessions.Select(session => session.TokenHash).ToListAsync(Cancel));
        Assert.Equal([2, 3], left.Select(hash => (int)hash[^1]).Order());
    }

    private Task AddSessionAsync(byte last, Instant endsAt) => _desk.ExecuteAsync($"""
        insert into session (id, organization_id, person_id, token_hash, refresh_hash, created_at, expires_at, absolute_expires_at)
        values (gen_random_uuid(), '{_desk.Organization.Id}', '{_desk.Requester}',
            decode('{Guid.NewGuid():N}{last:x2}', 'hex'), decode('{Guid.NewGuid():N}', 'hex'), '{endsAt}', '{endsAt}', '{endsAt}')
        """);

    private async Task RunAsync<TWork>()
        where TWork : IPeriodicWork => Assert.True(await _desk.Services.GetRequiredService<TWork>().RunOnceAsync(Cancel));

    private async Task<Guid> ResolvedAsync()
    {
        var id = await _desk.OpenAsync();
        await _desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", _desk.Agent));
        return id;
    }

    private async Task<Guid> HeldAsync(Instant? until)
    {
        var id = await _desk.OpenAsync();
        await _desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, _desk.Agent));
        var reason = until is null ? HoldReason.AwaitingConsumer : HoldReason.Scheduled;
        await _desk.MoveAsync(id, (incident, now) => IncidentMoves.Hold(incident, reason, until, null, now));
        return id;
    }

    private async Task<(Guid Group, Guid Category)> CategoryAsync()
    {
        var network = await _desk.Organization.AddGroupAsync("network");
        var category = new CategoryRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = _desk.Organization.Id,
            Key = "wifi",
            Name = "Wi-Fi",
            GroupId = network,
        };
        await _desk.ReadAsync(async db =>
        {
            db.Categories.Add(category);
            return await db.SaveChangesAsync(Cancel);
        });
        return (network, category.Id);
    }

    private async Task<List<IncidentState>> StatesAsync(params Guid[] ids)
    {
        var states = new List<IncidentState>();
        foreach (var id in ids) states.Add((await _desk.RecordAsync(id)).State);
        return states;
    }
}
