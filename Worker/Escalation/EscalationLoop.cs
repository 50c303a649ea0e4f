using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>Paces the firing of due timers. Any number of workers may run it at once.</summary>
internal sealed partial class EscalationLoop(
    DueTimers timers, WakeUps wakeUps, LoopBoard board, IServiceScopeFactory scopes, TimeProvider time, IOptions<EscalationOptions> options,
    ILogger<EscalationLoop> logger) : BackgroundService
{
    private const string Name = LoopPasses.Escalation;
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(30);

    private DateTimeOffset _notedAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Expect(Name, options.Value.LateAfter);
        var countedAt = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await timers.FireBatchAsync(stoppingToken) > 0) await SucceededAsync(stoppingToken);
                await SucceededAsync(stoppingToken);
                if (time.GetUtcNow() - countedAt > CountInterval)
                {
                    await timers.CountParkedAsync(stoppingToken);
                    countedAt = time.GetUtcNow();
                }
                await wakeUps.WaitAsync(WakeUps.Timers, await UntilNextAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogPassFailed(exception); // the database is away; a single bad record was postponed
                board.Failed(Name);
                await Task.Delay(options.Value.PauseAfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SucceededAsync(CancellationToken cancel)
    {
        board.Succeeded(Name);
        var now = time.GetUtcNow();
        if (now - _notedAt < options.Value.NoteInterval) return;

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoopPasses>().NoteAsync(Name, WholeSeconds.Now(time), cancel);
        _notedAt = now;
    }

    // Whichever comes first: the next timer, a hint, the poll interval.
    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancel)
    {
        var longest = options.Value.PollInterval;
        if (await timers.NextDueAsync(cancel) is not { } next) return longest;

        var left = next.ToDateTimeOffset() - time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < longest ? left : longest;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Escalation pass failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception);
}
