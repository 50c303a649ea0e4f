using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using IncidentPlatform.Load.Http;
using IncidentPlatform.Load.Platform;
using Npgsql;

namespace IncidentPlatform.Load.Routing;

/// <summary>
/// Submits records at a fixed pace, however long the answers take, and looks in the database every few milliseconds which of them
/// routing has decided about: what it sees late counts as late.
/// </summary>
internal sealed class SubmissionFlow(MeasuredPlatform platform, RoutingTexts texts)
{
    private const int Callers = 32;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (long SentAt, long AnsweredAt)> _waiting = new();
    private readonly ConcurrentBag<double> _answers = [];
    private readonly List<(double SinceSent, double SinceAnswered)> _decisions = [];
    private int _failures;
    private int _tooSlow;

    /// <summary>Runs it.</summary>
    /// <param name="perSecond">Submissions a second.</param>
    /// <param name="length">How long.</param>
    /// <param name="cancel">Ends everything.</param>
    public async Task<FlowResult> RunAsync(int perSecond, TimeSpan length, CancellationToken cancel)
    {
        var callers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(index => ApiClient.SignInAsync(platform.Api, RoutingTexts.Consumer, index, cancel)));
        try
        {
            using var looking = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var look = LookAsync(looking.Token);
            var count = (int)(perSecond * length.TotalSeconds);
            var started = Stopwatch.GetTimestamp();
            var sent = new List<Task>(count);
            for (var number = 0; number < count; number++)
            {
                var due = TimeSpan.FromSeconds((double)number / perSecond) - Stopwatch.GetElapsedTime(started);
                if (due > TimeSpan.Zero) await Task.Delay(due, cancel);
                sent.Add(SubmitAsync(callers[number % Callers], number, cancel));
            }
            await Task.WhenAll(sent);
            for (var waited = Stopwatch.GetTimestamp(); !_waiting.IsEmpty && Stopwatch.GetElapsedTime(waited) < MostWait;) await Task.Delay(LooksEvery, cancel);
            await looking.CancelAsync();
            await look.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new FlowResult(
                perSecond, length, Sorted(_answers), Sorted(_decisions.Select(decision => decision.SinceSent)), Sorted(_decisions.Select(decision => decision.SinceAnswered)),
                _waiting.Count, _tooSlow, _failures);
        }
        finally
        {
            foreach (var caller in callers) caller.Dispose();
        }
    }

    private async Task SubmitAsync(ApiClient caller, int number, CancellationToken cancel)
    {
        var (subject, description) = texts.Pick();
        var sentAt = Stopwatch.GetTimestamp();
        try
        {
            var answer = await caller.PostAsync(
                "incidents", JsonSerializer.SerializeToUtf8Bytes(new { subject, description = $"{description} ({number})" }), null, cancel);
            var answeredAt = Stopwatch.GetTimestamp();
            using var body = JsonDocument.Parse(answer);
            _answers.Add(Stopwatch.GetElapsedTime(sentAt, answeredAt).TotalMilliseconds);
            _waiting[body.RootElement.GetProperty("id").GetGuid()] = (sentAt, answeredAt);
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    // Only what waits is looked up, so that looking costs little while routing keeps pace. A decision may be made before the answer has come.
    private async Task LookAsync(CancellationToken cancel)
    {
        await using var connection = await platform.Database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(
            "select incident_id, coalesce(note, '') from routing_decision where organization_id = $1 and incident_id = any($2)", connection);
        var waiting = new NpgsqlParameter<Guid[]> { TypedValue = [] };
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = texts.Organization });
        command.Parameters.Add(waiting);
        await command.PrepareAsync(cancel);
        while (true)
        {
            waiting.TypedValue = [.. _waiting.Keys];
            await using (var reader = await command.ExecuteReaderAsync(cancel))
            {
                var seenAt = Stopwatch.GetTimestamp();
                while (await reader.ReadAsync(cancel))
                {
                    if (!_waiting.TryRemove(reader.GetGuid(0), out var times)) continue;

                    _decisions.Add((
                        Stopwatch.GetElapsedTime(times.SentAt, seenAt).TotalMilliseconds, Math.Max(0, Stopwatch.GetElapsedTime(times.AnsweredAt, seenAt).TotalMilliseconds)));
                    if (reader.GetString(1) == "too-slow") _tooSlow++;
                }
            }
            await Task.Delay(LooksEvery, cancel);
        }
    }

    private static double[] Sorted(IEnumerable<double> values) => [.. values.Order()];
}
