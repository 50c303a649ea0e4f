using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Paces the sending of mail. Any number of workers may run it at once.</summary>
internal sealed partial class MailLoop(
    MailSender sender, WakeUps wakeUps, LoopBoard board, TimeProvider time, IOptions<MailOptions> options, ILogger<MailLoop> logger)
    : BackgroundService
{
    private const string Name = "mail";
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(options.Value.Host))
        {
            LogNoRelay();
            return;
        }

        board.Expect(Name, LateAfter + options.Value.PauseAfterFailure);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await sender.RunOnceAsync(stoppingToken) == options.Value.BatchSize) board.Succeeded(Name);
                board.Succeeded(Name);
                await wakeUps.WaitAsync(Subscriptions.Mail, options.Value.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (MailRelayException exception)
            {
                LogRelayAway(exception.Message, exception.InnerException!.GetType().Name); // its words may hold an address
                await PauseAsync(stoppingToken);
            }
            catch (Exception exception)
            {
                LogPassFailed(exception); // the database is away
                await PauseAsync(stoppingToken);
            }
        }
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        board.Failed(Name);
        await Task.Delay(options.Value.PauseAfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The setting Mail:Host is missing: mails are written and wait")]
    private partial void LogNoRelay();

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem} ({Error}) Mails wait; next try after a pause")]
    private partial void LogRelayAway(string problem, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass of the mail sender failed; next try after a pause")]
    private partial void LogPassFailed(Exception exception);
}
