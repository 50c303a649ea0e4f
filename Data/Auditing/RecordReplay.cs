using System.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Auditing;

/// <summary>Replays the timelines of some records and compares what comes out with what is stored.</summary>
internal sealed class RecordReplay(PlatformDbContext db, CalendarLibrary calendars)
{
    /// <summary>Compares records of the context's organization.</summary>
    /// <remarks>
    /// Record, clocks and lines are read in one snapshot: a command that commits in between would look like a difference.
    /// </remarks>
    public async Task<AuditedBatch> CompareAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var rows = await db.Incidents.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        var clocks = (await db.Clocks.AsNoTracking().Where(clock => ids.Contains(clock.IncidentId)).ToListAsync(cancel)).ToLookup(clock => clock.IncidentId);
        var lines = (await db.Timeline.AsNoTracking().Where(line => ids.Contains(line.IncidentId))
            .OrderBy(line => line.IncidentId).ThenBy(line => line.Sequence).ToListAsync(cancel)).ToLookup(line => line.IncidentId, IncidentMapping.ToLine);

        var versions = lines.SelectMany(timeline => timeline).SelectMany(line => ClockPlan.TargetsOf(line.Entry))
            .Select(target => target.CalendarVersionId).ToHashSet();
        var lookup = await calendars.LookupAsync(db, versions, cancel);
        var differences = new List<(Guid, ReplayDifference)>();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            differences.AddRange(Compare(row, [.. clocks[row.Id]], [.. lines[row.Id]]).Select(difference => (row.Id, difference)));
        }
        return new AuditedBatch(rows.Count, lines.Sum(timeline => (long)timeline.Count()), differences);

        IReadOnlyList<ReplayDifference> Compare(IncidentRow row, List<ClockRow> clockRows, List<TimelineLine> timeline)
        {
            try
            {
                var replayed = IncidentHistory.Replay(row.Id, row.OrganizationId, timeline, lookup);
                row.Watch ??= replayed.Watch; // of a record that no command has touched since rules look at records
                var stored = IncidentMapping.ToIncident(row, clockRows.ConvertAll(ClockMapping.ToClock));
                // What lists sort by is stored beside the clocks that it follows from.
                return row.DueAt == replayed.DueAt
                    ? ReplayComparison.Of(stored, replayed)
                    : [new ReplayDifference("due_at", $"{row.DueAt}", $"{replayed.DueAt}"), .. ReplayComparison.Of(stored, replayed)];
            }
            catch (Exception exception) when (exception is ArgumentException or KeyNotFoundException)
            {
                return [new ReplayDifference("timeline", "", exception.Message)]; // it is no timeline: a line is missing or out of order
            }
        }
    }
}
