using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Load.Cost;
using IncidentPlatform.Load.Http;
using IncidentPlatform.Load.Routing;

namespace IncidentPlatform.Load;

/// <summary>Figures as Markdown tables and as JSON.</summary>
internal static class Report
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>On what it ran.</summary>
    public static string Machine
    {
        get
        {
            var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
            var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
            return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores of {model}, {memory:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        }
    }

    /// <summary>How it was built.</summary>
    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string OfCosts(IReadOnlyList<(int Scale, IReadOnlyList<CostCase> Cases)> costs)
    {
        var table = new StringBuilder("\n| request | statements |");
        foreach (var (scale, _) in costs) table.Append(Text($" rows at {scale:N0} | pages | ms |"));
        table.Append(" pages, last / first |\n| --- | --: |").Insert(table.Length, " --: | --: | --: |", costs.Count).Append(" --: |\n");
        foreach (var @case in costs[0].Cases)
        {
            table.Append(Text($"| {@case.Name} | {@case.Statements} |"));
            var same = costs.Select(cost => cost.Cases[costs[0].Cases.ToList().IndexOf(@case)]).ToList();
            foreach (var cost in same) table.Append(Text($" {cost.RowsRead:N0} | {cost.Pages:N0} | {cost.Milliseconds:N1} |"));
            table.Append(Text($" {(double)same[^1].Pages / Math.Max(1, same[0].Pages):N2} |\n"));
        }
        return table.ToString();
    }

    public static string OfPhases(long scale, IReadOnlyList<PhaseResult> results)
    {
        var table = new StringBuilder(Text($"\n{scale:N0} records\n\n| request | clients | a second | p50 ms | p95 ms | p99 ms | CPU ms | API | PostgreSQL | follow-up CPU ms | failed |\n"));
        table.Append("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        foreach (var result in results)
        {
            var count = Math.Max(1, result.Latencies.Length);
            table.Append(Text($"| {result.Name} | {result.Clients} | {result.PerSecond:N0} | {result.Percentile(0.5):N1} | {result.Percentile(0.95):N1} | {result.Percentile(0.99):N1} |"))
                .Append(Text($" {result.RequestCpu:N2} | {result.Cpu.Api * 1000 / count:N2} | {(result.Cpu.ApiDatabase + result.Cpu.Server) * 1000 / count:N2} | {result.FollowerCpu:N2} | {result.Failures} |\n"));
        }
        return table.ToString();
    }

    public static string OfFlow(FlowResult flow)
    {
        var table = new StringBuilder(Text($"\n{flow.PerSecond} submissions a second for {flow.Length.TotalSeconds:0} s: {flow.WithinSecond:P1} decided within 1 s\n\n| from | p50 ms | p95 ms | p99 ms |\n| --- | --: | --: | --: |\n"));
        foreach (var (name, values) in new[] { ("sending to the answer", flow.Answers), ("sending to the decision", flow.SinceSent), ("the answer to the decision", flow.SinceAnswered) })
            table.Append(Text($"| {name} | {FlowResult.Percentile(values, 0.5):N0} | {FlowResult.Percentile(values, 0.95):N0} | {FlowResult.Percentile(values, 0.99):N0} |\n"));
        return table.Append(Text($"\nUndecided {flow.Undecided}, classifier too slow {flow.TooSlow}, refused {flow.Failures}.\n")).ToString();
    }

    public static object AsJson(
        IReadOnlyList<(int Scale, IReadOnlyList<CostCase> Cases)> costs, IReadOnlyList<(int Scale, IReadOnlyList<PhaseResult> Phases)> phases,
        RoutingResult? routing) => new
        {
            machine = Machine,
            configuration = Configuration,
            raised = Platform.MeasuredPlatform.RaisedLimits,
            cost = costs.Select(run => new { records = run.Scale, requests = run.Cases }),
            http = phases.Select(run => new { records = run.Scale, phases = run.Phases.Select(OfPhase) }),
            routing = routing is null ? null : new
            {
                routing.Records,
                phases = routing.Phases.Select(OfPhase),
                flow = new
                {
                    routing.Flow.PerSecond,
                    decidedWithinSecond = Math.Round(routing.Flow.WithinSecond, 4),
                    decidedP50 = Math.Round(FlowResult.Percentile(routing.Flow.SinceSent, 0.5), 1),
                    decidedP95 = Math.Round(FlowResult.Percentile(routing.Flow.SinceSent, 0.95), 1),
                    routing.Flow.Undecided,
                    routing.Flow.TooSlow,
                    routing.Flow.Failures,
                },
            },
        };

    private static object OfPhase(PhaseResult phase) => new
    {
        phase.Name,
        phase.Clients,
        count = phase.Latencies.Length,
        perSecond = Math.Round(phase.PerSecond, 1),
        p50 = Math.Round(phase.Percentile(0.5), 2),
        p95 = Math.Round(phase.Percentile(0.95), 2),
        p99 = Math.Round(phase.Percentile(0.99), 2),
        requestCpuMilliseconds = Math.Round(phase.RequestCpu, 3),
        followUpCpuMilliseconds = Math.Round(phase.FollowerCpu, 3),
        phase.Failures,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
