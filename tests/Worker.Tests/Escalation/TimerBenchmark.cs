using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Escalation;

/// <summary>
/// A thousand rules that fall due in one second, among few and among very many that wait, taken by two worker processes:
/// <c>dotnet run --project tests/Worker.Tests -c Release -- -explicit only -showLiveOutput -class …TimerBenchmark</c>.
/// </summary>
public sealed class TimerBenchmark
{
    private const int Due = 1_000;
    private const int WarmUp = 100;
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task A_thousand_due_at_once_are_taken_as_fast_among_a_million_as_among_ten_thousand()
    {
        var few = await MeasureAsync(Few);
        var many = await MeasureAsync(Many);
        var ratio = many.All / few.All;
        Write($"{Few:N0} open: {few}");
        Write($"{Many:N0} open: {many}; time ratio {ratio:0.00}");

        Assert.True(many.P99 <= TimeSpan.FromSeconds(5), $"The p99 lag is {many.P99}.");
        Assert.InRange(many.RowsRead, Due, 2 * Due);
        Assert.True(ratio <= 1.3, $"The time ratio is {ratio:0.00}.");
    }

    private static async Task<Measured> MeasureAsync(int open)
    {
        await using var desk = await TestDesk.CreateAsync();
        await desk.ExecuteAsync("""
            update calendar_version set definition = jsonb_set(definition, '{week}', (select jsonb_agg('[["00:00","24:00"]]'::jsonb) from generate_series(1, 7)))
            """);
        var watch = Stopwatch.StartNew();
        await FillAsync(desk, open);
        Write($"{open:N0} open records were written in {watch.Elapsed}.");

        await desk.ExecuteAsync("vacuum analyze timer, incident, clock");

        // The workers are up and idle, and it is known how long the copies take, before anything falls due.
        using var first = Start(desk);
        using var second = Start(desk);
        watch.Restart();
        await FillAsync(desk, Due);
        var toCopy = watch.Elapsed;
        await PassAsync(desk);

        // They have fired rules before: whoever starts has yet to compile what it does.
        var warmUpAt = Later(toCopy);
        await CopyDueAsync(desk, "WARM", WarmUp, warmUpAt);
        await WatchAsync(desk, warmUpAt, 0, WarmUp, 0);
        await desk.ExecuteAsync("vacuum timer");

        var dueAt = Later(toCopy);
        await CopyDueAsync(desk, "DUE", Due, dueAt);
        var rowsRead = await ExplainAsync(desk, dueAt);
        Assert.True(dueAt.ToDateTimeOffset() > TimeProvider.System.GetUtcNow(), "The copies were not written in time.");
        return await WatchAsync(desk, dueAt, WarmUp, Due, rowsRead);
    }

    private static Instant Later(TimeSpan toCopy) =>
        Instant.FromUnixTimeSeconds(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + (3 * toCopy)).ToUnixTimeSeconds() + 15);

    // One record is opened by the command, so that half of its time to respond is used at that instant; the others are its copies.
    private static async Task CopyDueAsync(TestDesk desk, string key, int count, Instant dueAt)
    {
        desk.Time.AdjustTime((dueAt - Duration.FromHours(1)).ToDateTimeOffset());
        await CopyAsync(desk, await desk.OpenAsync(), count - 1, key, Duration.Zero, withTimeline: true);
    }

    // Records whose rules wait for days to come: of each clock the next one.
    private static async Task FillAsync(TestDesk desk, int count)
    {
        desk.MoveTo(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        var template = await desk.OpenAsync(wish => wish with { Priority = Priority.P5 });
        await CopyAsync(desk, template, count - 1, $"WAIT{count}", Duration.FromDays(1), withTimeline: false);
    }

    private static async Task CopyAsync(TestDesk desk, Guid template, int count, string key, Duration later, bool withTimeline)
    {
        await using var connection = new NpgsqlConnection(desk.Database.OwnerConnectionString + ";Command Timeout=0");
        await connection.OpenAsync(Cancel);
        await RunAsync(connection, $"""
            drop table if exists copied;
            create temporary table copied as select n, gen_random_uuid() as id from generate_series(1, {count}) n;
            drop table if exists copied_clock;
            create temporary table copied_clock as
                select c.id as incident_id, clock.id as was, gen_random_uuid() as id from copied c cross join clock where clock.incident_id = '{template}';
            create index on copied_clock (was, incident_id);
            analyze copied; analyze copied_clock;
            """);
        await RunAsync(connection, $"""
            insert into incident ({await ColumnsAsync(connection, "incident", [])})
            select {await ColumnsAsync(connection, "incident", new() { ["id"] = "c.id", ["number"] = $"'{key}-' || c.n" }, "i")}
            from incident i cross join copied c where i.id = '{template}'
            """);
        await RunAsync(connection, $"""
            insert into clock ({await ColumnsAsync(connection, "clock", [])})
            select {await ColumnsAsync(connection, "clock", new() { ["id"] = "cc.id", ["incident_id"] = "cc.incident_id" }, "k")}
            from clock k join copied_clock cc on cc.was = k.id where k.incident_id = '{template}'
            """);
        var moved = later == Duration.Zero ? "t.due_at" : $"t.due_at + interval '{later.TotalSeconds} seconds' * (1 + random() * 29)";
        await RunAsync(connection, $"""
            insert into timer ({await ColumnsAsync(connection, "timer", [])})
            select {await ColumnsAsync(connection, "timer", new() { ["clock_id"] = "cc.id", ["incident_id"] = "cc.incident_id", ["due_at"] = moved, ["available_at"] = moved }, "t")}
            from timer t join copied_clock cc on cc.was = t.clock_id where t.incident_id = '{template}'
            and ({(later == Duration.Zero ? "true" : $"t.due_at in (select min(due_at) from timer where incident_id = '{template}' group by clock_id)")})
            """);
        if (!withTimeline) return;

        await RunAsync(connection, $"""
            insert into timeline ({await ColumnsAsync(connection, "timeline", [])})
            select {await ColumnsAsync(connection, "timeline", new() { ["incident_id"] = "c.id" }, "l")}
            from timeline l cross join copied c where l.incident_id = '{template}'
            """);
    }

    // The columns of a table that are not generated, some of them replaced by an expression.
    private static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table, Dictionary<string, string> replaced, string? alias = null)
    {
        await using var command = new NpgsqlCommand(
            $"select column_name from information_schema.columns where table_name = '{table}' and is_generated = 'NEVER' order by ordinal_position", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var columns = new List<string>();
        while (await reader.ReadAsync(Cancel)) columns.Add(reader.GetString(0));
        return string.Join(", ", columns.Select(column => replaced.GetValueOrDefault(column, alias is null ? column : $"{alias}.{column}")));
    }

    // What the loop asks when they are due, as PostgreSQL answers it.
    private static async Task<long> ExplainAsync(TestDesk desk, Instant dueAt)
    {
        await using var connection = new NpgsqlConnection(desk.Database.WorkerConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            $"""
            explain (analyze, buffers, format json)
            select organization_id, incident_id from timer where taken_at is null and parked_at is null and available_at <= '{dueAt}'
            order by available_at limit {Due}
            """,
            connection);
        var plan = (string)(await command.ExecuteScalarAsync(Cancel))!;
        Write(plan);
        return RowsRead(JsonDocument.Parse(plan).RootElement[0].GetProperty("Plan"));
    }

    // Rows of the scans, also those that were read and left out.
    private static long RowsRead(JsonElement node)
    {
        var below = node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().Sum(RowsRead) : 0;
        if (!node.GetProperty("Node Type").GetString()!.Contains("Scan", StringComparison.Ordinal)) return below;

        var rows = node.GetProperty("Actual Rows").GetDouble();
        foreach (var left in new[] { "Rows Removed by Filter", "Rows Removed by Index Recheck" })
            rows += node.TryGetProperty(left, out var removed) ? removed.GetDouble() : 0;
        return below + (long)(rows * node.GetProperty("Actual Loops").GetDouble());
    }

    private static async Task<Measured> WatchAsync(TestDesk desk, Instant dueAt, int before, int count, long rowsRead)
    {
        await using var connection = new NpgsqlConnection(desk.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand("select count(*) from escalation_firing", connection);
        TimeSpan? p99 = null;
        while (true)
        {
            var fired = (long)(await command.ExecuteScalarAsync(Cancel))! - before;
            var lag = TimeProvider.System.GetUtcNow() - dueAt.ToDateTimeOffset();
            if (fired >= count * 99 / 100) p99 ??= lag;
            if (fired >= count) return new Measured(p99!.Value, lag, rowsRead);

            Assert.True(lag < Limit, $"{fired} of {count} have fired {lag} after they were due.");
            await Task.Delay(20, Cancel);
        }
    }

    // Until a worker has said that it looks for timers.
    private static async Task PassAsync(TestDesk desk)
    {
        var watch = Stopwatch.StartNew();
        while (await desk.ReadAsync(db => db.Database.SqlQuery<Instant?>($"select last_loop_pass('escalation') as \"Value\"").SingleAsync(Cancel)) is null)
        {
            Assert.True(watch.Elapsed < Limit, "No worker has started.");
            await Task.Delay(200, Cancel);
        }
    }

    private static WorkerProcess Start(TestDesk desk) =>
        WorkerProcess.Start(desk.Database.WorkerConnectionString + ";Maximum Pool Size=10");

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private sealed record Measured(TimeSpan P99, TimeSpan All, long RowsRead)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"p99 lag {P99.TotalSeconds:0.00} s, all {Due} after {All.TotalSeconds:0.00} s, {RowsRead} rows read for them");
    }
}
