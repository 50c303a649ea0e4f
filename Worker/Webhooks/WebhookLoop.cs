using System.Collections.Concurrent;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>Paces the calls of webhooks: each on its own, so that a slow receiver holds up no other.</summary>
internal sealed partial class WebhookLoop(
    WebhookSender sender, WakeUps wakeUps, LoopBoard board, TimeProvider time, IOptions<WebhookOptions> options, ILogger<WebhookLoop> logger)
    : BackgroundService
{
    private const string Name = "webhooks";
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, Task> _underWay = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Expect(Name, LateAfter + options.Value.PauseAfterFailure);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var work in await sender.PendingAsync(stoppingToken)) Begin(work, stoppingToken);
                board.Succeeded(Name);
                await wakeUps.WaitAsync(Subscriptions.Webhooks, options.Value.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogPassFailed(exception); // the database is away
                board.Failed(Name);
                await Task.Delay(options.Value.PauseAfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(_underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Begin(WebhookWork work, CancellationToken stoppingToken)
    {
        if (_underWay.Count >= options.Value.MostAtOnce || _underWay.ContainsKey(work.WebhookId)) return;

        // Only this loop adds, and it has looked: the webhook is not under way.
        var started = new TaskCompletionSource();
        var task = RunAsync(work, started.Task, stoppingToken);
        _underWay[work.WebhookId] = task;
        started.SetResult();
    }

    private async Task RunAsync(WebhookWork work, Task noted, CancellationToken stoppingToken)
    {
        await noted;
        try
        {
            await sender.RunAsync(work, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogWebhookFailed(exception, work.WebhookId); // its claims run out
            board.Failed(Name);
        }
        finally
        {
            _underWay.TryRemove(work.WebhookId, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass over the webhooks failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The calls of webhook {WebhookId} broke off; they come again")]
    private partial void LogWebhookFailed(Exception exception, Guid webhookId);
}
