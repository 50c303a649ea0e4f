using IncidentPlatform.Data;
using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Worker.Loops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Auditing;

/// <summary>
/// Audits each organization once a night, whichever worker comes first. What was interrupted begins anew; what was missed while
/// no worker ran is made up for at once.
/// </summary>
internal sealed partial class NightlyAudit(
    IServiceScopeFactory scopes, ReplayAuditor auditor, AuditTelemetry telemetry, TimeProvider time, IOptions<NightlyAuditOptions> options,
    ILogger<NightlyAudit> logger) : IPeriodicWork
{
    private const int PageSize = 100;

    public string Name => "audit";

    public TimeSpan Interval => options.Value.Interval;

    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        if (!options.Value.IsEnabled) return true;

        var differences = 0L;
        await foreach (var organizationId in OrganizationWalk.AllAsync(scopes, PageSize, cancel))
        {
            var (night, last) = await LookAsync(organizationId, cancel);
            if (last is null || last.StartedAt < night) last = await AuditAsync(organizationId, cancel) ?? last;
            differences += last?.Differences ?? 0;
        }
        telemetry.Found(differences);
        return true;
    }

    private async Task<AuditRunRow?> AuditAsync(Guid organizationId, CancellationToken cancel)
    {
        var run = await auditor.RunAsync(organizationId, AuditCause.Nightly, null, cancel);
        if (run is null) return null;

        telemetry.Audited(run);
        if (run.Differences == 0) LogSame(organizationId, run.Incidents, run.Lines);
        else LogDifferent(organizationId, run.Incidents, run.Differences);
        return run;
    }

    // The last night that has come in the organization's zone, and the last audit that came to its end.
    private async Task<(Instant Night, AuditRunRow? Last)> LookAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var zone = DateTimeZoneProviders.Tzdb[await db.Organizations.AsNoTracking().Select(organization => organization.TimeZone).SingleAsync(cancel)];
        var last = await db.AuditRuns.AsNoTracking().Where(run => run.FinishedAt != null)
            .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id).FirstOrDefaultAsync(cancel);
        return (LastNight(WholeSeconds.Now(time), zone, options.Value.Hour), last);
    }

    /// <summary>The last time that an hour struck in a zone; where the clock skips it, when it skipped.</summary>
    internal static Instant LastNight(Instant now, DateTimeZone zone, int hour)
    {
        var today = now.InZone(zone).Date;
        var night = At(today);
        return night <= now ? night : At(today.PlusDays(-1));

        Instant At(LocalDate date) => (date + new LocalTime(hour, 0)).InZoneLeniently(zone).ToInstant();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Organization {OrganizationId}: {Incidents} records are what their {Lines} lines say")]
    private partial void LogSame(Guid organizationId, int incidents, long lines);

    [LoggerMessage(Level = LogLevel.Error, Message = "Organization {OrganizationId}: of {Incidents} records, {Differences} stored values are not what the timeline says")]
    private partial void LogDifferent(Guid organizationId, int incidents, int differences);
}
