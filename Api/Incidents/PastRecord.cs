using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary>A record as it stood after one of its lines, replayed from its timeline: what a provider sees who gave it back.</summary>
internal static class PastRecord
{
    /// <summary>Puts an untracked row back to how it stood after a line.</summary>
    public static async Task PutBackAsync(IncidentRow row, int sequence, PlatformDbContext db, CalendarLibrary calendars, CancellationToken cancel)
    {
        var (facts, _) = await FactsAsync(row.Id, sequence, db, calendars, cancel);
        IncidentMapping.Copy(facts, row);
        row.ResolutionText = facts.ResolutionCode is null
            ? null
            : await (
                from line in db.Timeline.AsNoTracking()
                where line.IncidentId == row.Id && line.Sequence <= sequence && line.Type == nameof(TimelineEntry.Resolved)
                join text in db.TimelineTexts.AsNoTracking() on new { line.IncidentId, line.Sequence } equals new { text.IncidentId, text.Sequence }
                orderby line.Sequence descending
                select text.Text).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Its facts after a line, with the calendars of its clocks.</summary>
    public static async Task<(Incident Facts, CalendarLookup Calendars)> FactsAsync(
        Guid id, int sequence, PlatformDbContext db, CalendarLibrary calendars, CancellationToken cancel)
    {
        var lines = (await db.Timeline.AsNoTracking().Where(line => line.IncidentId == id && line.Sequence <= sequence)
            .OrderBy(line => line.Sequence).ToListAsync(cancel)).ConvertAll(IncidentMapping.ToLine);
        var versions = lines.Select(line => PlanOf(line.Entry)).OfType<ClockPlan>()
            .SelectMany(plan => plan.Targets).Select(target => target.CalendarVersionId).Distinct().ToList();
        var lookup = await calendars.LookupAsync(db, versions, cancel);
        return (IncidentHistory.Replay(id, db.Tenant.OrganizationId!.Value, lines, lookup), lookup);
    }

    /// <summary>The files that were attached up to a line.</summary>
    public static async Task<IReadOnlyList<Guid>> FilesAsync(Guid id, int sequence, PlatformDbContext db, CancellationToken cancel)
    {
        var entries = await db.Timeline.AsNoTracking()
            .Where(line => line.IncidentId == id && line.Sequence <= sequence && line.Type == nameof(TimelineEntry.Attached))
            .Select(line => line.Entry).ToListAsync(cancel);
        return [.. entries.OfType<TimelineEntry.Attached>().Select(attached => attached.AttachmentId)];
    }

    private static ClockPlan? PlanOf(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Opened opened => opened.Clocks,
        TimelineEntry.Reclassified reclassified => reclassified.Clocks,
        TimelineEntry.Reprioritised reprioritised => reprioritised.Clocks,
        TimelineEntry.LevelsChanged changed => changed.Clocks,
        _ => null,
    };
}
