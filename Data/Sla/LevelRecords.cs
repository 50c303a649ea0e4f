using System.Linq.Expressions;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Sla;

/// <summary>The open records that an edit of levels concerns, in the order of their ids, with what its rule has to look up.</summary>
public sealed class LevelRecords(PlatformDbContext db, CalendarLibrary calendars, PolicyLibrary policies, EscalationPolicies escalations)
{
    /// <summary>How many records are concerned.</summary>
    public Task<int> CountAsync(LevelEdit edit, CancellationToken cancel) => Concerned(edit).CountAsync(cancel);

    /// <summary>The id of the record that has so many before it.</summary>
    public Task<Guid> AtAsync(LevelEdit edit, int position, CancellationToken cancel) =>
        Concerned(edit).OrderBy(record => record.Id).Skip(position).Select(record => record.Id).FirstAsync(cancel);

    /// <summary>The ids of the next records after one, up to and including another.</summary>
    public Task<List<Guid>> NextAsync(LevelEdit edit, Guid after, Guid? until, int most, CancellationToken cancel)
    {
        var concerned = Concerned(edit).Where(record => record.Id > after);
        if (until is { } last) concerned = concerned.Where(record => record.Id <= last);
        return concerned.OrderBy(record => record.Id).Take(most).Select(record => record.Id).ToListAsync(cancel);
    }

    /// <summary>Reads records, and locks them until the transaction ends if they are to be changed.</summary>
    public async Task<IReadOnlyList<IncidentRow>> ReadAsync(IReadOnlyCollection<Guid> ids, bool areLocked, CancellationToken cancel)
    {
        var wanted = ids.ToArray();
        var rows = areLocked
            ? await db.Incidents.FromSql($"select * from incident where id = any({wanted}) order by id for update").AsNoTracking().ToListAsync(cancel)
            : await db.Incidents.AsNoTracking().Where(record => wanted.Contains(record.Id)).OrderBy(record => record.Id).ToListAsync(cancel);
        await IncidentStore.WatchAsync(db, calendars, rows, cancel);
        return rows;
    }

    /// <summary>The facts of records.</summary>
    public async Task<IReadOnlyList<Incident>> FactsAsync(IReadOnlyList<IncidentRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var clocks = (await db.Clocks.AsNoTracking().Where(clock => ids.Contains(clock.IncidentId)).ToListAsync(cancel))
            .ToLookup(clock => clock.IncidentId);
        return [.. rows.Select(row => IncidentMapping.ToIncident(
            row, [.. clocks[row.Id].OrderBy(clock => clock.Level).ThenBy(clock => clock.Metric).ThenBy(clock => clock.Run).Select(ClockMapping.ToClock)]))];
    }

    /// <summary>What the rule has to look up for some records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="edit">What was changed.</param>
    /// <param name="draft">The new version while it is not stored; null once it is.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LevelContext> ContextAsync(IReadOnlyList<Incident> records, LevelEdit edit, LevelDraft? draft, CancellationToken cancel)
    {
        var clocks = records.SelectMany(record => record.Clocks).ToList();
        var live = clocks.Where(clock => clock.State is ClockState.Running or ClockState.Paused).ToList();
        var calendarIds = clocks.Select(clock => clock.CalendarVersionId).Concat(live.SelectMany(clock => clock.Spans.Select(span => span.CalendarVersionId)))
            .Concat(records.Select(record => record.Watch.CalendarVersionId).OfType<Guid>()).ToHashSet();
        var policyIds = clocks.Select(clock => clock.PolicyVersionId).ToHashSet();
        if (draft is null && edit is LevelEdit.Calendar { VersionId: var calendar }) calendarIds.Add(calendar);
        if (draft is null && edit is LevelEdit.SlaPolicy { VersionId: var sla }) policyIds.Add(sla);
        if (draft is null && edit is LevelEdit.OlaPolicy { VersionId: var ola }) policyIds.Add(ola);
        var opens = await calendars.LookupAsync(db, calendarIds, cancel);
        var targets = await policies.LookupAsync(db, policyIds, cancel);
        var rules = await RulesAsync(records, edit, cancel);
        var fired = await FiredAsync(records, live, cancel);
        return new LevelContext(
            id => draft?.Calendar is { } drafted && id == draft.VersionId ? drafted : opens(id),
            (id, kind, priority, metric) => (draft?.Targets is { } drafted && id == draft.VersionId ? drafted : targets)(id, kind, priority, metric),
            id => id is { } known ? rules[known] : EscalationPolicy.None,
            fired.Contains,
            Guid.CreateVersion7);
    }

    private IQueryable<IncidentRow> Concerned(LevelEdit edit)
    {
        var open = Open(db.Incidents);
        switch (edit)
        {
            case LevelEdit.SlaPolicy policy:
                var slaIds = policy.FormerVersionIds.ToArray();
                return WithLiveClock(open, clock => slaIds.Contains(clock.PolicyVersionId));
            case LevelEdit.OlaPolicy policy:
                var olaIds = policy.FormerVersionIds.ToArray();
                return WithLiveClock(open, clock => olaIds.Contains(clock.PolicyVersionId));
            case LevelEdit.Calendar calendar:
                var calendarIds = calendar.FormerVersionIds.ToArray();
                return WithLiveClock(open, clock => calendarIds.Contains(clock.CalendarVersionId));
            case LevelEdit.Matrix(var matrix):
                var settled = Settled(matrix);
                return Open(db.Incidents.FromSql($"select * from incident where impact || '/' || urgency || '/' || priority <> all({settled})"))
                    .Where(record => !record.IsPriorityOverridden);
            default:
                throw new InvalidOperationException($"An edit of type {edit.GetType().Name} is not known.");
        }
    }

    private static IQueryable<IncidentRow> Open(IQueryable<IncidentRow> records) => records.AsNoTracking().Where(record =>
        record.State == IncidentState.New || record.State == IncidentState.Assigned
        || record.State == IncidentState.InProgress || record.State == IncidentState.OnHold);

    // Impact, urgency and priority of records that the matrix leaves as they are.
    private static string[] Settled(PriorityMatrix matrix) =>
    [
        .. from impact in Enum.GetValues<Impact>()
           from urgency in Enum.GetValues<Urgency>()
           select $"{impact}/{urgency}/{matrix.PriorityOf(impact, urgency)}",
    ];

    private IQueryable<IncidentRow> WithLiveClock(IQueryable<IncidentRow> records, Expression<Func<ClockRow, bool>> follows)
    {
        var clocks = db.Clocks.Where(clock => clock.State == ClockState.Running || clock.State == ClockState.Paused).Where(follows);
        return records.Where(record => clocks.Any(clock => clock.IncidentId == record.Id));
    }

    private async Task<Dictionary<Guid, EscalationPolicy>> RulesAsync(IReadOnlyList<Incident> records, LevelEdit edit, CancellationToken cancel)
    {
        var rules = new Dictionary<Guid, EscalationPolicy>();
        var next = (edit as LevelEdit.SlaPolicy)?.EscalationVersionId;
        foreach (var id in records.Select(record => record.Watch.PolicyVersionId).Append(next).OfType<Guid>().Distinct())
            rules[id] = await escalations.FindAsync(db, id, cancel);
        return rules;
    }

    private async Task<HashSet<EscalationStepKey>> FiredAsync(IReadOnlyList<Incident> records, List<Clock> clocks, CancellationToken cancel)
    {
        var ids = records.Select(record => record.Id).Concat(clocks.Select(clock => clock.Id)).ToArray();
        return
        [
            .. await db.EscalationFirings.AsNoTracking().Where(firing => ids.Contains(firing.ClockId))
                .Select(firing => new EscalationStepKey(firing.ClockId, firing.RuleId, firing.Run, firing.Repetition)).ToListAsync(cancel),
        ];
    }
}
