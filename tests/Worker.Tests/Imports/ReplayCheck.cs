using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Worker.Tests.Imports;

/// <summary>Replays every timeline of an organization and compares with what is stored: records, clocks, facts.</summary>
internal static class ReplayCheck
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="desk">The desk.</param>
    /// <param name="facts">Whether the facts are compared as well; not where something happened here since, which the queue tells them.</param>
    public static Task AllAsync(ImportDesk desk, bool facts = true) => desk.ReadAsync(async db =>
    {
        var library = desk.Desk.Services.GetRequiredService<CalendarLibrary>();
        var versions = await db.CalendarVersions.Select(version => version.Id).ToListAsync(Cancel);
        var context = await new FactKeeper(library).ContextAsync(db, versions, Cancel);
        var rows = await db.Incidents.AsNoTracking().ToListAsync(Cancel);
        var clocks = (await db.Clocks.AsNoTracking().ToListAsync(Cancel)).ToLookup(clock => clock.IncidentId);
        var lines = (await db.Timeline.AsNoTracking().OrderBy(line => line.Sequence).ToListAsync(Cancel)).ToLookup(line => line.IncidentId, IncidentMapping.ToLine);
        var stored = await db.IncidentFacts.AsNoTracking().ToDictionaryAsync(fact => fact.IncidentId, Cancel);
        var spans = (await db.HolderSpans.AsNoTracking().ToListAsync(Cancel)).ToLookup(span => span.IncidentId);
        var promises = (await db.ClockFacts.AsNoTracking().ToListAsync(Cancel)).ToLookup(clock => clock.IncidentId);
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var replayed = IncidentHistory.Replay(row.Id, row.OrganizationId, lines[row.Id], context.Calendars);
            var asStored = IncidentMapping.ToIncident(row, [.. clocks[row.Id].OrderBy(clock => clock.Metric).Select(ClockMapping.ToClock)]);
            Assert.Equivalent(asStored, replayed, strict: true);
            if (!facts) continue;

            var counted = IncidentFacts.From(row.Id, row.OrganizationId, [.. lines[row.Id]], context);
            Assert.Equivalent(stored[row.Id], FactMapping.ToRow(counted), strict: true);
            Assert.Equivalent(spans[row.Id].OrderBy(span => span.Ordinal), FactMapping.ToSpanRows(counted), strict: true);
            Assert.Equivalent(promises[row.Id].OrderBy(clock => clock.Metric), FactMapping.ToClockRows(counted), strict: true);
        }
        return true;
    });
}
