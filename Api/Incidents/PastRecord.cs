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
        var lines = await LinesAsync(id, sequence, db, cancel);
        var lookup = await CalendarsAsync(lines, db, calendars, cancel);
        return (IncidentHistory.Replay(id, db.Tenant.OrganizationId!.Value, lines, lookup), lookup);
    }

    /// <summary>Its timeline up to a line.</summary>
    public static async Task<IReadOnlyList<TimelineLine>> LinesAsync(Guid id, int sequence, PlatformDbContext db, CancellationToken cancel) =>
        (await db.Timeline.AsNoTracking().Where(line => line.IncidentId == id && line.Sequence <= sequence)
            .OrderBy(line => line.Sequence).ToListAsync(cancel)).ConvertAll(IncidentMapping.ToLine);

    /// <summary>The calendars that some lines name.</summary>
    public static Task<CalendarLookup> CalendarsAsync(
        IReadOnlyList<TimelineLine> lines, PlatformDbContext db, CalendarLibrary calendars, CancellationToken cancel) => calendars.LookupAsync(
        db, [.. lines.SelectMany(line => ClockPlan.CalendarsOf(line.Entry)).Distinct()], cancel);

    /// <summary>The files that were attached up to a line.</summary>
    public static async Task<IReadOnlyList<Guid>> FilesAsync(Guid id, int sequence, PlatformDbContext db, CancellationToken cancel)
    {
        var entries = await db.Timeline.AsNoTracking()
            .Where(line => line.IncidentId == id && line.Sequence <= sequence && line.Type == nameof(TimelineEntry.Attached))
            .Select(line => line.Entry).ToListAsync(cancel);
        return [.. entries.OfType<TimelineEntry.Attached>().Select(attached => attached.AttachmentId)];
    }
}
