using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>Brings the facts of records up to date with their timelines, and the counters with the facts.</summary>
public sealed class FactKeeper(CalendarLibrary calendars)
{
    /// <summary>
    /// Recomputes records of one organization inside the caller's transaction. The caller saves and commits.
    /// </summary>
    /// <param name="db">In a transaction, for the organization.</param>
    /// <param name="ids">The records; those that do not exist are passed over.</param>
    /// <param name="isForced">Also when the stored facts know every line, for a rebuild after the rule changed.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>How many records were recomputed.</returns>
    /// <remarks>
    /// The lock comes first and the timeline is read after it: whoever is last has read the most, so that a late delivery
    /// never writes older facts over newer ones.
    /// </remarks>
    public async Task<int> RefreshAsync(PlatformDbContext db, IReadOnlyCollection<Guid> ids, bool isForced, CancellationToken cancel)
    {
        var wanted = ids.Distinct().Order().ToArray();
        var organizationId = db.Tenant.OrganizationId ?? throw new InvalidOperationException("Facts are kept for one organization at a time.");
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('facts ' || id, 0)) from unnest({wanted}) with ordinality as w (id, n) order by n", cancel);

        var facts = await db.IncidentFacts.AsTracking().Where(fact => wanted.Contains(fact.IncidentId)).ToDictionaryAsync(fact => fact.IncidentId, cancel);
        var heads = await db.Timeline.AsNoTracking().Where(line => wanted.Contains(line.IncidentId))
            .GroupBy(line => line.IncidentId).Select(lines => new { Id = lines.Key, Last = lines.Max(line => line.Sequence) }).ToListAsync(cancel);
        var stale = heads.Where(head => isForced || !facts.TryGetValue(head.Id, out var fact) || fact.LastSequence < head.Last)
            .Select(head => head.Id).ToArray();
        if (stale.Length == 0) return 0;

        var timelines = await TimelinesAsync(db, stale, cancel);
        var context = await ContextAsync(db, timelines.SelectMany(timeline => timeline), cancel);
        var spans = (await db.HolderSpans.AsTracking().Where(span => stale.Contains(span.IncidentId)).ToListAsync(cancel)).ToLookup(span => span.IncidentId);
        var clocks = (await db.ClockFacts.AsTracking().Where(clock => stale.Contains(clock.IncidentId)).ToListAsync(cancel)).ToLookup(clock => clock.IncidentId);
        var counts = new Dictionary<BusinessCount, long>();
        foreach (var timeline in timelines)
        {
            var present = IncidentFacts.From(timeline.Key, organizationId, [.. timeline], context);
            var stored = facts.GetValueOrDefault(timeline.Key);
            var row = FactMapping.ToRow(present);
            var clockRows = FactMapping.ToClockRows(present).ToList();
            var difference = BusinessCounts.Difference(
                stored is null ? null : FactMapping.ToCounted(stored, clocks[timeline.Key]), FactMapping.ToCounted(row, clockRows));
            foreach (var (count, value) in difference) counts[count] = counts.GetValueOrDefault(count) + value;

            Put(db, stored, row);
            Put(db, spans[timeline.Key], [.. FactMapping.ToSpanRows(present)], span => span.Ordinal);
            Put(db, clocks[timeline.Key], clockRows, clock => clock.ClockId);
        }
        await BusinessCounters.AddAsync(db, organizationId, counts, cancel);
        return stale.Length;
    }

    // Only columns that differ are written: most lines change a few.
    private static void Put<T>(PlatformDbContext db, T? stored, T wanted)
        where T : class
    {
        if (stored is null) db.Add(wanted);
        else db.Entry(stored).CurrentValues.SetValues(wanted);
    }

    private static void Put<T, TKey>(PlatformDbContext db, IEnumerable<T> stored, IReadOnlyList<T> wanted, Func<T, TKey> key)
        where T : class
        where TKey : notnull
    {
        var left = stored.ToDictionary(key);
        foreach (var row in wanted)
        {
            left.Remove(key(row), out var same);
            Put(db, same, row);
        }
        db.RemoveRange(left.Values);
    }

    private static async Task<List<IGrouping<Guid, TimelineLine>>> TimelinesAsync(PlatformDbContext db, Guid[] ids, CancellationToken cancel)
    {
        var rows = await db.Timeline.AsNoTracking().Where(line => ids.Contains(line.IncidentId))
            .OrderBy(line => line.IncidentId).ThenBy(line => line.Sequence).ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.IncidentId, IncidentMapping.ToLine)];
    }

    /// <summary>What the facts of some lines need to know.</summary>
    internal Task<FactContext> ContextAsync(PlatformDbContext db, IEnumerable<TimelineLine> lines, CancellationToken cancel) =>
        ContextAsync(db, CalendarVersions(lines), cancel);

    /// <summary>What the facts of lines need to know that name these calendar versions.</summary>
    internal async Task<FactContext> ContextAsync(PlatformDbContext db, IEnumerable<Guid> calendarVersions, CancellationToken cancel)
    {
        var tiers = await db.SupportGroups.AsNoTracking().Select(group => new { group.Id, group.Tier }).ToDictionaryAsync(group => group.Id, group => group.Tier, cancel);
        var agreements = await db.Agreements.AsNoTracking().Where(agreement => agreement.AcceptedAt != null)
            .Select(agreement => new { agreement.GroupId, agreement.ProviderId, agreement.FromAt, agreement.UntilAt, AcceptedAt = agreement.AcceptedAt!.Value })
            .ToListAsync(cancel);
        var organization = await db.Organizations.AsNoTracking()
            .Select(organization => new
            {
                organization.TimeZone,
                CalendarVersionId = db.Calendars.Where(calendar => calendar.Id == organization.DefaultCalendarId)
                    .Select(calendar => (Guid?)calendar.CurrentVersionId).FirstOrDefault(),
            })
            .SingleAsync(cancel);
        List<Guid> versions = [.. calendarVersions];
        if (organization.CalendarVersionId is { } version) versions.Add(version);
        var lookup = await calendars.LookupAsync(db, versions, cancel);
        return new FactContext(
            lookup,
            organization.CalendarVersionId is { } id ? lookup(id) : RoundTheClock(organization.TimeZone),
            tiers,
            [
                .. agreements
                    .Select(agreement => new HandOver(
                        agreement.GroupId, agreement.ProviderId, Instant.Max(agreement.FromAt, agreement.AcceptedAt), agreement.UntilAt))
                    .OrderBy(handOver => handOver.From),
            ]);
    }

    private static IEnumerable<Guid> CalendarVersions(IEnumerable<TimelineLine> lines) =>
        lines.SelectMany(line => ClockPlan.TargetsOf(line.Entry)).Select(target => target.CalendarVersionId).Distinct();

    private static BusinessCalendar RoundTheClock(string zone) => BusinessCalendar.Compile(
        new CalendarDefinition(zone, [.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("00:00", "24:00")], 7)], []));
}
