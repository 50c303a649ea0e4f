using System.Globalization;
using System.Text.Json;
using IncidentPlatform.Load.Cost;
using IncidentPlatform.Load.Floor;
using IncidentPlatform.Load.Http;
using IncidentPlatform.Load.Platform;
using IncidentPlatform.Load.Routing;

namespace IncidentPlatform.Load;

/// <summary>Starts the platform at each scale, measures, and says what came out: tables for people, one line of JSON for programs.</summary>
internal static class Measurement
{
    private const int SmallestScale = 1_000;
    private const int WarmUpClients = 4;
    private const int WarmUpRequests = 5_000;
    private const int MostWarmUps = 6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    /// <returns>The exit code: 0, or 1 when requests failed.</returns>
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancel)
    {
        var costs = new List<(int Scale, IReadOnlyList<CostCase> Cases)>();
        var phases = new List<(int Scale, IReadOnlyList<PhaseResult> Phases)>();
        var routing = options.Routing ? await RoutingAsync(options, cancel) : null;
        foreach (var scale in options.Scales.Order())
        {
            if (options.Cost) costs.Add((scale, await CostAsync(options, scale, cancel)));
            if (options.Http) phases.Add((scale, await HttpAsync(options, scale, cancel)));
        }

        Console.WriteLine($"Machine: {Report.Machine}. Configuration: {Report.Configuration}. Raised for the run: {MeasuredPlatform.RaisedLimits}.");
        if (costs.Count > 0) Console.WriteLine(Report.OfCosts(costs));
        foreach (var (scale, results) in phases) Console.WriteLine(Report.OfPhases(scale, results));
        if (routing is not null) Console.WriteLine(Report.OfPhases(routing.Records, routing.Phases) + Report.OfFlow(routing.Flow));
        Console.WriteLine(JsonSerializer.Serialize(Report.AsJson(costs, phases, routing), Report.Json));
        var asked = phases.SelectMany(run => run.Phases).Concat(routing?.Phases ?? []);
        return asked.Any(phase => phase.Failures > 0) || routing is { Flow.Failures: > 0 } ? 1 : 0;
    }

    private static async Task<RoutingResult> RoutingAsync(LoadOptions options, CancellationToken cancel)
    {
        await SayAsync("Routing in the demo organization");
        await using var platform = await MeasuredPlatform.StartAsync(options.Data, SmallestScale, cancel);
        return await new RoutingRun(platform, options).RunAsync(cancel);
    }

    private static async Task<IReadOnlyList<CostCase>> CostAsync(LoadOptions options, int scale, CancellationToken cancel)
    {
        await SayAsync($"Cost at {scale:N0} records");
        var platform = await MeasuredPlatform.StartAsync(options.Data, scale, cancel);
        try
        {
            var log = new ExplainLog(platform);
            if (await log.TurnOnAsync(cancel))
            {
                await platform.DisposeAsync();
                platform = await MeasuredPlatform.StartAsync(options.Data, scale, cancel);
                log = new ExplainLog(platform);
            }
            try
            {
                return await new CostRun(platform, log).RunAsync(cancel);
            }
            finally
            {
                await log.TurnOffAsync(CancellationToken.None);
            }
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<PhaseResult>> HttpAsync(LoadOptions options, int scale, CancellationToken cancel)
    {
        await SayAsync($"Requests at {scale:N0} records");
        await using var platform = await MeasuredPlatform.StartAsync(options.Data, scale, cancel);
        var sample = await Sample.DrawAsync(platform.Database, cancel);
        var meter = new CpuMeter(platform);
        var results = new List<PhaseResult>();
        await WarmUpAsync(platform, sample, meter, cancel);
        foreach (var clients in options.Clients)
        {
            using var work = await Workload.PrepareAsync(platform, sample, clients, cancel);
            await RunAsync("read", work.ReadAsync);
            await RunAsync("list page of 50", work.ListAsync);
            await RunAsync("search, rare word", work.SearchRareAsync);
            await RunAsync("search, common word", work.SearchCommonAsync);
            await RunAsync("record's page (3 requests)", work.ReadPageAsync);
            await RunAsync("dashboard", work.DashboardAsync);
            await RunAsync("move", work.MoveAsync);
            await RunAsync("create", work.CreateAsync);
            await FollowersAsync(platform, cancel);
            await RunAsync("mix", work.MixAsync);
            await FollowersAsync(platform, cancel);

            var floor = await PlainInserts.LikeAsync(platform.Database, await NewestAsync(platform, sample, cancel), cancel);
            await RunAsync($"floor: {floor.Rows} rows by plain Npgsql", (_, inner) => floor.InsertAsync(inner));
            await floor.RemoveAsync(cancel);

            async Task RunAsync(string name, Func<int, CancellationToken, Task> act)
            {
                if (options.Only.Count > 0 && !options.Only.Any(only => name.StartsWith(only, StringComparison.Ordinal))) return;

                var result = await Phase.RunAsync(name, clients, options.Phase, act, meter, cancel);
                results.Add(result);
                await SayAsync($"{name}, {clients} at once: {result.PerSecond:N0}/s, p95 {result.Percentile(0.95):N1} ms, {result.RequestCpu:N2} ms of processor each ({result.Cpu.Api * 1000 / Math.Max(1, result.Latencies.Length):N2} the API)"
                    + (result.Failures > 0 ? $", {result.Failures} failed: {result.Failure}" : ""));
            }
        }
        return results;
    }

    // Until what is used often is compiled well: that takes some thousand requests, however long they take.
    private static async Task WarmUpAsync(MeasuredPlatform platform, Sample sample, CpuMeter meter, CancellationToken cancel)
    {
        using var work = await Workload.PrepareAsync(platform, sample, WarmUpClients, cancel);
        for (var (requests, parts) = (0, 0); requests < WarmUpRequests && parts < MostWarmUps; parts++)
            requests += (await Phase.RunAsync("warm-up", WarmUpClients, WarmUp, work.MixAsync, meter, cancel)).Latencies.Length;
    }

    // What follows from the changes would run into the next phase.
    private static async Task FollowersAsync(MeasuredPlatform platform, CancellationToken cancel)
    {
        await using var command = platform.Database.CreateCommand("select count(*) from delivery where parked_at is null and available_at <= now()");
        for (var second = 0; second < 600 && (long)(await command.ExecuteScalarAsync(cancel))! > 0; second++) await Task.Delay(TimeSpan.FromSeconds(1), cancel);
    }

    private static async Task<Guid> NewestAsync(MeasuredPlatform platform, Sample sample, CancellationToken cancel)
    {
        await using var command = platform.Database.CreateCommand(string.Create(CultureInfo.InvariantCulture,
            $"select id from incident where organization_id = '{sample.Organization}' and state = 'New' order by opened_at desc, id desc limit 1"));
        return (Guid)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static Task SayAsync(string text) => Console.Error.WriteLineAsync(text);
}
