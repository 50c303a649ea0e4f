using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Tests.Kpi;
using IncidentPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Tests.Facts;

public sealed class FactKeeperTests : IAsyncLifetime
{
    private FactsWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await FactsWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Facts_kept_line_by_line_are_the_facts_of_a_rebuild()
    {
        var random = new Random(5);
        for (var i = 0; i < 25; i++)
        {
            var id = Guid.CreateVersion7();
            var lines = RandomHistory.Draw(_world.World, id, random, FactsWorld.Start + Duration.FromSeconds(random.Next(4_000_000)), FactsWorld.End);
            for (var from = 0; from < lines.Count;)
            {
                var take = random.Next(1, 4);
                await _world.AddAsync(id, [.. lines.Skip(from).Take(take)]);
                from += take;
                if (random.Next(4) > 0) await _world.RefreshAsync(id); // some deliveries come late and find more lines
            }
            await _world.RefreshAsync(id);
        }
        var kept = await _world.StoredAsync();

        await _world.RebuildAsync();

        var rebuilt = await _world.StoredAsync();
        Assert.Equal(25, kept.Facts.Count);
        Assert.Equivalent(kept.Facts, rebuilt.Facts, strict: true);
        Assert.Equivalent(kept.Spans, rebuilt.Spans, strict: true);
        Assert.Equivalent(kept.Clocks, rebuilt.Clocks, strict: true);
        Assert.Equal(kept.Counts, rebuilt.Counts);
    }

    [Fact]
    public async Task A_delivery_that_comes_again_changes_nothing()
    {
        await _world.AddRecordsAsync(1, new Random(8));
        var id = _world.Timelines.Keys.Single();
        Assert.Equal(1, await _world.RefreshAsync(id));
        var before = await _world.StoredAsync();

        Assert.Equal(0, await _world.RefreshAsync(id));

        Assert.Equivalent(before, await _world.StoredAsync(), strict: true);
    }

    [Fact]
    public async Task Two_deliveries_at_once_leave_the_newest_facts_and_count_each_change_once()
    {
        var random = new Random(21);
        await _world.AddRecordsAsync(12, random);
        var ids = _world.Timelines.Keys.ToArray();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            foreach (var id in ids) await _world.RefreshAsync(id);
        })));

        var stored = await _world.StoredAsync();
        Assert.Equal(_world.Timelines.OrderBy(pair => pair.Key).Select(pair => pair.Value[^1].Sequence), stored.Facts.Select(fact => fact.LastSequence));
        await _world.RebuildAsync();
        Assert.Equal((await _world.StoredAsync()).Counts, stored.Counts);
    }

    [Fact]
    public async Task A_late_delivery_waits_for_the_newer_one_and_then_has_nothing_to_do()
    {
        await _world.AddRecordsAsync(1, new Random(8));
        var id = _world.Timelines.Keys.Single();
        var isHeld = new TaskCompletionSource();
        var mayCommit = new TaskCompletionSource();
        var newer = _world.InScopeAsync((db, provider) => Transactions.RunAsync(db, async cancel =>
        {
            await provider.GetRequiredService<FactKeeper>().RefreshAsync(db, [id], isForced: false, cancel);
            await db.SaveChangesAsync(cancel);
            isHeld.SetResult();
            await mayCommit.Task;
            return true;
        }, TestContext.Current.CancellationToken));
        await isHeld.Task;

        var late = _world.RefreshAsync(id);
        Assert.False(late.IsCompleted);
        mayCommit.SetResult();

        await newer;
        Assert.Equal(0, await late);
    }

    [Fact]
    public async Task The_stored_counters_are_those_of_the_stored_facts()
    {
        await _world.AddRecordsAsync(60, new Random(13));
        foreach (var id in _world.Timelines.Keys) await _world.RefreshAsync(id);

        var stored = await _world.StoredAsync();

        var told = stored.Facts.SelectMany(fact => BusinessCounts.Of(FactMapping.ToCounted(fact, stored.Clocks.Where(clock => clock.IncidentId == fact.IncidentId))))
            .GroupBy(pair => pair.Key).Select(group => ($"{group.Key.Name} {group.Key.Label} {group.Key.Sublabel} {group.Key.Day}", group.Sum(pair => pair.Value)))
            .Where(count => count.Item2 != 0).Order();
        Assert.Equal(told, stored.Counts);
    }

    [Fact]
    public async Task Facts_of_another_organization_are_neither_seen_nor_touched()
    {
        await using var other = await FactsWorld.CreateAsync();
        await other.AddRecordsAsync(1, new Random(8));
        var id = other.Timelines.Keys.Single();

        Assert.Equal(0, await _world.RefreshAsync(id));

        Assert.Empty((await other.StoredAsync()).Facts);
        await other.RefreshAsync(id);
        Assert.Empty((await _world.StoredAsync()).Facts);
        Assert.Single((await other.StoredAsync()).Facts);
    }

    [Theory]
    [InlineData("the API writes no facts", "delete from incident_fact")]
    [InlineData("nor counters", "update business_count set value = 0")]
    [InlineData("and reads no figures of others", "select * from business_metrics(0, 200)")]
    public async Task What_crosses_or_changes_is_for_the_worker_alone(string what, string sql)
    {
        var database = await PlatformDatabase.SharedAsync();
        await using var connection = new NpgsqlConnection(database.TenantConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal((what, PostgresErrorCodes.InsufficientPrivilege), (what, refused.SqlState));
    }

    [Fact]
    public void A_history_in_these_tests_visits_every_state()
    {
        var states = Enumerable.Range(0, 200)
            .Select(seed => RandomHistory.Draw(_world.World, Guid.NewGuid(), new Random(seed), FactsWorld.Start, FactsWorld.End))
            .Select(lines => IncidentHistory.Replay(Guid.NewGuid(), _world.World.OrganizationId, lines, _world.World.Lookup).State);

        Assert.Equal(Enum.GetValues<IncidentState>().Order(), states.Distinct().Order());
    }
}
