using System.Runtime.CompilerServices;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Worker.Loops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>
/// Closes records that were resolved longer ago than their organization's reopen window, which is counted in business days of
/// its default calendar.
/// </summary>
internal sealed class AutoClose(
    IServiceScopeFactory scopes, RecordMoves moves, CalendarLibrary calendars, TimeProvider time, IOptions<HousekeepingOptions> options)
    : IPeriodicWork
{
    public string Name => "auto-close";

    public TimeSpan Interval => options.Value.AutoCloseInterval;

    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var allWell = true;
        await foreach (var organizationId in OrganizationWalk.AllAsync(scopes, options.Value.BatchSize, cancel))
        {
            if (await WindowAsync(organizationId, cancel) is not { } window) continue;

            allWell &= await moves.EachAsync(
                Name, ResolvedAsync(organizationId, window, now, cancel), Actor.System,
                (record, at, _) => Task.FromResult(window.IsOver(record.Facts.ResolvedAt, at)
                    ? IncidentMoves.Confirm(record.Facts, Actor.System)
                    : RecordMoves.Nothing),
                cancel);
        }
        return allWell;
    }

    // Null: without a calendar nothing can be counted, and nothing closes by itself.
    private async Task<Window?> WindowAsync(Guid organizationId, CancellationToken cancel)
    {
        await using var scope = Scope(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var found = await (
            from organization in db.Organizations
            from calendar in db.Calendars.Where(calendar => calendar.Id == organization.DefaultCalendarId)
            select new { organization.ReopenWindowDays, calendar.CurrentVersionId }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var lookup = await calendars.LookupAsync(db, [found.CurrentVersionId], cancel);
        return new Window(found.ReopenWindowDays, lookup(found.CurrentVersionId));
    }

    // Along ix_incident_resolved, and only up to the day whose windows end today: the cost follows what is due.
    private async IAsyncEnumerable<DueRecord> ResolvedAsync(
        Guid organizationId, Window window, Instant now, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (ReopenWindow.ResolvedBefore(now, window.Days, window.Calendar) is not { } before) yield break;

        var (lastAt, lastId) = (Instant.FromUnixTimeSeconds(0), Guid.Empty);
        while (true)
        {
            List<DueRecord> page;
            await using (var scope = Scope(organizationId))
            {
                var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
                page = await db.Database.SqlQuery<DueRecord>($"""
                    select organization_id, id, resolved_at as due_at from incident
                    where organization_id = {organizationId} and state = 'Resolved' and resolved_at < {before}
                    and (resolved_at, id) > ({lastAt}, {lastId})
                    order by resolved_at, id limit {options.Value.BatchSize}
                    """).ToListAsync(cancel);
            }
            foreach (var record in page.Where(record => window.IsOver(record.DueAt, now))) yield return record;
            if (page.Count < options.Value.BatchSize) yield break;

            (lastAt, lastId) = (page[^1].DueAt, page[^1].Id);
        }
    }

    private AsyncServiceScope Scope(Guid organizationId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        return scope;
    }

    private sealed record Window(int Days, BusinessCalendar Calendar)
    {
        public bool IsOver(Instant? resolvedAt, Instant now) => resolvedAt is { } at && ReopenWindow.End(at, Days, Calendar) <= now;
    }
}
