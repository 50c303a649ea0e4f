using System.Text.Json;
using IncidentPlatform.Load.Http;
using IncidentPlatform.Load.Platform;

namespace IncidentPlatform.Load.Routing;

/// <summary>How fast the classifier answers over HTTP, and how soon it decides about what comes in.</summary>
internal sealed class RoutingRun(MeasuredPlatform platform, LoadOptions options)
{
    private const int MostTyped = 300;
    private const int PerSecond = 50;
    private const int WarmUpRequests = 3_000;
    private const int MostWarmUps = 6;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FlowLength = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostTraining = TimeSpan.FromMinutes(20);

    /// <summary>Waits for the first model, then measures.</summary>
    public async Task<RoutingResult> RunAsync(CancellationToken cancel)
    {
        var texts = await RoutingTexts.DrawAsync(platform.Database, cancel);
        await ModelAsync(texts.Organization, cancel);
        var meter = new CpuMeter(platform);
        var phases = new List<PhaseResult>();
        foreach (var clients in options.Clients)
        {
            var agents = await SignInAsync(RoutingTexts.Agent, clients, cancel);
            var consumers = await SignInAsync(RoutingTexts.Consumer, clients, cancel);
            await WarmUpAsync();
            await RunAsync("routing preview", PreviewAsync);
            await RunAsync("suggestions, consumer", (client, inner) => SuggestAsync(consumers[client], inner));
            await RunAsync("suggestions, agent", (client, inner) => SuggestAsync(agents[client], inner));
            foreach (var caller in agents.Concat(consumers)) caller.Dispose();

            Task PreviewAsync(int client, CancellationToken inner) => agents[client].PostAsync("routing/preview", Body(texts.Pick()), null, inner);

            Task SuggestAsync(ApiClient caller, CancellationToken inner) => caller.GetAsync(Typed(texts.Pick()), inner);

            // Until what is used often is compiled well, and every connection knows its dictionaries.
            async Task WarmUpAsync()
            {
                for (var (requests, parts) = (0, 0); requests < WarmUpRequests && parts < MostWarmUps; parts++)
                {
                    requests += (await Phase.RunAsync("warm-up", clients, WarmUp, (client, inner) => Random.Shared.Next(3) switch
                    {
                        0 => PreviewAsync(client, inner),
                        1 => SuggestAsync(consumers[client], inner),
                        _ => SuggestAsync(agents[client], inner),
                    }, meter, cancel)).Latencies.Length;
                }
            }

            async Task RunAsync(string name, Func<int, CancellationToken, Task> act)
            {
                var result = await Phase.RunAsync(name, clients, options.Phase, act, meter, cancel);
                phases.Add(result);
                await Console.Error.WriteLineAsync($"{name}, {clients} at once: {result.PerSecond:N0}/s, p95 {result.Percentile(0.95):N1} ms"
                    + (result.Failures > 0 ? $", {result.Failures} failed: {result.Failure}" : ""));
            }
        }

        await Console.Error.WriteLineAsync($"{PerSecond} submissions a second for {FlowLength.TotalSeconds:0} s");
        return new RoutingResult(texts.Stored, phases, await new SubmissionFlow(platform, texts).RunAsync(PerSecond, FlowLength, cancel));
    }

    // Trained by the platform itself, once, when the measured installation is young.
    private async Task ModelAsync(Guid organization, CancellationToken cancel)
    {
        await using var command = platform.Database.CreateCommand($"select exists (select from routing_model where organization_id = '{organization}' and state = 'InService')");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(MostTraining);
        while (await command.ExecuteScalarAsync(limit.Token) is not true)
        {
            await Console.Error.WriteLineAsync("  waiting for the first model");
            await Task.Delay(TimeSpan.FromSeconds(10), limit.Token);
        }
    }

    private Task<ApiClient[]> SignInAsync(string email, int clients, CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(index => ApiClient.SignInAsync(platform.Api, email, index, cancel)));

    private static byte[] Body((string Subject, string Description) text) =>
        JsonSerializer.SerializeToUtf8Bytes(new { subject = text.Subject, description = text.Description });

    // As a form asks while somebody types: what they have written so far.
    private static string Typed((string Subject, string Description) text)
    {
        var all = $"{text.Subject}\n{text.Description}";
        return $"suggestions?q={Uri.EscapeDataString(all[..Math.Min(all.Length, Random.Shared.Next(20, MostTyped))])}";
    }
}

/// <summary>What came out.</summary>
/// <param name="Records">How many the organization had.</param>
/// <param name="Phases">Questions without pause.</param>
/// <param name="Flow">Submissions at a fixed pace.</param>
internal sealed record RoutingResult(long Records, IReadOnlyList<PhaseResult> Phases, FlowResult Flow);
