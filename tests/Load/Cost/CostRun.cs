using IncidentPlatform.Load.Http;
using IncidentPlatform.Load.Platform;

namespace IncidentPlatform.Load.Cost;

/// <summary>Makes each kind of request a few times and looks at what PostgreSQL did for it.</summary>
internal sealed class CostRun(MeasuredPlatform platform, ExplainLog log)
{
    private const int Times = 4;
    private static readonly TimeSpan SomePasses = TimeSpan.FromSeconds(5);

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<CostCase>> RunAsync(CancellationToken cancel)
    {
        var sample = await Sample.DrawAsync(platform.Database, cancel);
        using var work = await Workload.PrepareAsync(platform, sample, 1, cancel);
        using var member = await ApiClient.SignInAsync(platform.Api, "member@scale.example", 0, cancel);
        var agent = work.AgentAt(0);
        List<CostCase> cases =
        [
            await CostAsync("open by due, first page", () => agent.GetAsync(work.Queue.First, cancel)),
            await CostAsync("open by due, 20th page", () => agent.GetAsync(work.Queue.Deep, cancel)),
            await CostAsync("open of a group, first page", () => agent.GetAsync($"incidents?state=open&sort=due&limit=50&groupId={sample.Groups[0]}", cancel)),
            await CostAsync("newest, first page", () => agent.GetAsync(work.Newest.First, cancel)),
            await CostAsync("newest, 20th page", () => agent.GetAsync(work.Newest.Deep, cancel)),
            await CostAsync("oldest, first page", () => agent.GetAsync("incidents?sort=opened&limit=50", cancel)),
            await CostAsync("newest of a group, first page", () => agent.GetAsync($"incidents?limit=50&groupId={sample.Groups[0]}", cancel)),
            await CostAsync("a member's queue, first page", () => member.GetAsync("incidents?state=open&sort=due&limit=50", cancel)),
            await CostAsync("a member's records, first page", () => member.GetAsync("incidents?limit=50", cancel)),
            await CostAsync("search, rare word", () => work.SearchRareAsync(0, cancel)),
            await CostAsync($"search, common word ({sample.CommonWord})", () => work.SearchCommonAsync(0, cancel)),
            await CostAsync("a member's search, common word", () => member.GetAsync($"incidents?limit=50&q={sample.CommonWord}", cancel)),
            await CostAsync("a record", () => work.ReadAsync(0, cancel)),
            await CostAsync("a record's page", () => work.ReadPageAsync(0, cancel)),
            await CostAsync("create", () => work.CreateAsync(0, cancel)),
            await CostAsync("move", () => work.MoveAsync(0, cancel), warmUps: 1),
            await CostAsync("dashboard", () => work.DashboardAsync(0, cancel)),
        ];
        cases.Add(await EscalationAsync(cancel));
        return cases;

        // The least of some: what else the server did meanwhile is not the request's.
        async Task<CostCase> CostAsync(string name, Func<Task> request, int warmUps = 2)
        {
            for (var time = 0; time < warmUps; time++) await request();
            var costs = new List<CostCase>();
            for (var time = 0; time < Times; time++) costs.Add(CostCase.Of(name, await log.DuringAsync("app_tenant", request, cancel)));
            await Console.Error.WriteLineAsync($"  {name}: {costs.Min(cost => cost.Pages):N0} pages");
            return costs.MinBy(cost => cost.Milliseconds)!;
        }
    }

    // The worker looks by itself, at least once a second: one pass asks what is due and when the next is.
    private async Task<CostCase> EscalationAsync(CancellationToken cancel)
    {
        var statements = await log.DuringAsync("app_worker", () => Task.Delay(SomePasses, cancel), cancel);
        var passes = statements
            .Where(statement => statement.Text.Contains("FROM timer", StringComparison.OrdinalIgnoreCase) && !statement.IsNested)
            .GroupBy(statement => statement.Text)
            .Select(same => same.OrderBy(statement => statement.Milliseconds).First()).ToList();
        return CostCase.Of("a pass of escalation", passes);
    }
}
