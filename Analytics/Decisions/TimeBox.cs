using IncidentPlatform.Data.Tenancy;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Asks the classifier and does not wait for ever: a late answer is no answer, and the rules decide.</summary>
internal sealed partial class TimeBox(
    IServiceScopeFactory scopes, RoutingTelemetry telemetry, TimeProvider time, IOptions<RoutingOptions> options, ILogger<TimeBox> logger)
{
    // A model that is being loaded goes on being loaded when nobody waits any more: else the next record would find it as cold.
    private static readonly TimeSpan GoesOnFor = TimeSpan.FromSeconds(30);

    /// <summary>The classifier's guess in time, or the note that there was none.</summary>
    public async Task<RoutingGuess> AskAsync(Guid organizationId, Func<Classifier, CancellationToken, Task<RoutingGuess>> question, CancellationToken cancel)
    {
        var answer = Task.Run(() => AnswerAsync(organizationId, question), cancel);
        try
        {
            return await answer.WaitAsync(options.Value.TimeBox, time, cancel);
        }
        catch (TimeoutException)
        {
            telemetry.TooSlow();
            _ = ForgetAsync(answer);
            return RoutingGuess.None(RoutingNotes.TooSlow);
        }
    }

    // A scope of its own: while the decision is committed on one connection, a late answer still works on another.
    private async Task<RoutingGuess> AnswerAsync(Guid organizationId, Func<Classifier, CancellationToken, Task<RoutingGuess>> question)
    {
        using var limit = new CancellationTokenSource(GoesOnFor, time);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        return await question(scope.ServiceProvider.GetRequiredService<Classifier>(), limit.Token);
    }

    private async Task ForgetAsync(Task answer)
    {
        try
        {
            await answer;
        }
        catch (Exception exception)
        {
            LogLateFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The classifier failed after nobody waited for it any more")]
    private partial void LogLateFailure(Exception exception);
}
