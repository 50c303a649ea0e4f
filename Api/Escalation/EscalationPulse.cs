using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace IncidentPlatform.Api.Escalation;

/// <summary>
/// Whether any worker fires rules: each notes its good passes in the database, so that the others learn when none is left. Read
/// every few seconds, once for all who ask.
/// </summary>
internal sealed partial class EscalationPulse(
    IServiceScopeFactory scopes, EscalationPulseTelemetry telemetry, TimeProvider time, ILogger<EscalationPulse> logger) : BackgroundService, IHealthCheck
{
    // A worker notes every five seconds: three quarters of a minute without a note is an alarm within a minute.
    private static readonly Duration LateAfter = Duration.FromSeconds(45);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Whoever has just started has waited for nobody yet.
    private readonly Instant _startedAt = WholeSeconds.Now(time);
    private bool _wasWell = true;

    /// <summary>Whether there was a good pass lately, and when the last one was; null when there never was one.</summary>
    public async Task<(bool IsWell, Instant? LastPassAt)> ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<LoopPasses>().LastAsync(LoopPasses.Escalation, cancel);
        var now = WholeSeconds.Now(time);
        telemetry.Passed(last);
        return (now - (last is { } at && at > _startedAt ? at : _startedAt) <= LateAfter || now - last <= LateAfter, last);
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await ReadAsync(cancellationToken)).IsWell
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("No worker fires escalation rules.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            var (isWell, lastPassAt) = await ReadAsync(cancel);
            if (_wasWell && !isWell) LogStopped(lastPassAt);
            _wasWell = isWell;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            LogUnknown(exception); // the database is away
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "No worker fires escalation rules; the last good pass was at {LastPassAt}")]
    private partial void LogStopped(Instant? lastPassAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "It is not known whether a worker fires escalation rules")]
    private partial void LogUnknown(Exception exception);
}
