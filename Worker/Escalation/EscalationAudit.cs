using IncidentPlatform.Data;
using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>
/// Looks for steps that should have fired a minute ago and fires them. It should never find any: what it finds is counted and
/// alarms, since a loop stood still or a timer was lost.
/// </summary>
internal sealed partial class EscalationAudit(
    DueTimers timers, EscalationTelemetry telemetry, TimeProvider time, IOptions<EscalationOptions> options, ILogger<EscalationAudit> logger)
    : IPeriodicWork
{
    // A record that cannot be taken (somebody works on it) is found again; the next pass comes soon enough.
    private const int MostBatches = 100;

    public string Name => "escalation-audit";

    public TimeSpan Interval => options.Value.AuditInterval;

    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var before = WholeSeconds.Now(time) - Duration.FromTimeSpan(options.Value.OverdueAfter);
        var total = 0;
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var found = await timers.FireOverdueAsync(before, cancel);
            total += found;
            if (found < options.Value.ReadSize) break;
        }
        if (total == 0) return true;

        telemetry.Overdue(total);
        LogOverdue(total);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Steps of {Count} records were overdue by more than a minute; they were fired now")]
    private partial void LogOverdue(int count);
}
