using System.Diagnostics;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>
/// Loads records under their lock and adds lines to them. Adding puts everything that follows from a line (record, clocks,
/// timers, holders, deliveries) into the context; the caller saves and commits once.
/// </summary>
public sealed class IncidentStore(
    PlatformDbContext db, CalendarLibrary calendars, HolderLevels holders, EscalationTimers timers, DeliveryPlan deliveries)
{
    /// <summary>Locks a record until the transaction ends; null when there is none in this organization.</summary>
    public async Task<LockedIncident?> LockAsync(Guid id, CancellationToken cancel)
    {
        var row = await db.Incidents
            .FromSql($"select * from incident where id = {id} for update")
            .AsTracking().SingleOrDefaultAsync(cancel);
        return row is null ? null : (await WithClocksAsync([row], cancel))[0];
    }

    /// <summary>Locks records in the order of their ids, passing over those that somebody else has locked.</summary>
    public async Task<IReadOnlyList<LockedIncident>> LockAvailableAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var wanted = ids.ToArray();
        var rows = await db.Incidents
            .FromSql($"select * from incident where id = any({wanted}) order by id for update skip locked")
            .AsTracking().ToListAsync(cancel);
        return await WithClocksAsync(rows, cancel);
    }

    /// <summary>Puts a new record into the context. Its first line opens it.</summary>
    public async Task<LockedIncident> BeginAsync(IncidentRow words, TimelineEntry.Opened opened, Actor by, Instant at, CancellationToken cancel)
    {
        var lookup = await calendars.LookupAsync(db, [.. ClockPlan.CalendarsOf(opened).Distinct()], cancel);
        var line = new TimelineLine(1, at, by.Kind, by.PersonId, by.Channel, Visibility.Public, opened);
        var facts = IncidentHistory.Begin(words.Id, words.OrganizationId, line, lookup);
        var locked = new LockedIncident(words, [], facts, lookup, isNew: true);
        IncidentMapping.Copy(facts, words);
        db.Incidents.Add(words);
        db.IncidentHolders.Add(new IncidentHolderRow
        {
            OrganizationId = words.OrganizationId,
            GroupId = facts.GroupId,
            IncidentId = words.Id,
            FirstHeldAt = at,
            OpenedAt = at,
        });
        Record(locked, line, null);
        await PromiseAsync(locked, at, cancel);
        return locked;
    }

    /// <summary>Adds lines in order, and after a line that brings the record to a group what that group promises.</summary>
    public async Task AppendAsync(LockedIncident incident, Actor by, IReadOnlyList<NewLine> lines, Instant at, CancellationToken cancel)
    {
        await LearnCalendarsAsync(incident, lines, cancel);
        foreach (var added in lines)
        {
            var former = incident.Facts;
            var line = Append(incident, by, added, at);
            if (former.GroupId != incident.Facts.GroupId) await ChangeHolderAsync(incident, former.GroupId, line, cancel);
            if (former.GroupId != incident.Facts.GroupId || former.Priority != incident.Facts.Priority || added.Entry is TimelineEntry.Reopened)
                await PromiseAsync(incident, at, cancel);
            if (added.Entry is TimelineEntry.Resolved) incident.Row.ResolutionText = added.Text;
        }
    }

    /// <summary>Puts what follows from the added lines into the context: the record's row, clocks, timers, deliveries.</summary>
    public async Task CompleteAsync(LockedIncident incident, Instant at, CancellationToken cancel)
    {
        if (incident.Added.Count == 0) return;

        IncidentMapping.Copy(incident.Facts, incident.Row);
        foreach (var clock in incident.Facts.Clocks)
        {
            if (incident.ClockRows.FirstOrDefault(row => row.Id == clock.Id) is { } row) ClockMapping.Copy(clock, row);
            else db.Clocks.Add(ClockMapping.NewRow(clock, incident.Row.OrganizationId, incident.Row.Id));
        }
        if (Lifecycle.IsOpen(incident.Before.State) != Lifecycle.IsOpen(incident.Facts.State)) await NoteOpenAsync(incident, cancel);
        await timers.ScheduleAsync(incident, cancel);
        await deliveries.EnqueueAsync(db, incident, at, Activity.Current?.Id, cancel);
    }

    /// <summary>Gives records their watch that have none: they are from before rules looked at records, and their timeline tells.</summary>
    internal static async Task WatchAsync(PlatformDbContext db, CalendarLibrary calendars, IReadOnlyList<IncidentRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows.Where(row => row.Watch is null))
        {
            var lines = (await db.Timeline.AsNoTracking().Where(line => line.IncidentId == row.Id).OrderBy(line => line.Sequence)
                .ToListAsync(cancel)).ConvertAll(IncidentMapping.ToLine);
            var lookup = await calendars.LookupAsync(db, [.. lines.SelectMany(line => ClockPlan.CalendarsOf(line.Entry)).Distinct()], cancel);
            row.Watch = IncidentHistory.Replay(row.Id, row.OrganizationId, lines, lookup).Watch;
        }
    }

    private TimelineLine Append(LockedIncident incident, Actor by, NewLine added, Instant at)
    {
        var line = new TimelineLine(
            incident.Facts.LastSequence + 1, at, by.Kind, by.PersonId, by.Channel, added.Visibility, added.Entry);
        incident.Facts = IncidentHistory.Apply(incident.Facts, line, incident.Calendars);
        Record(incident, line, added.Text);
        return line;
    }

    private async Task PromiseAsync(LockedIncident incident, Instant at, CancellationToken cancel)
    {
        var promises = await holders.ChangedAsync(incident.Facts, at, cancel);
        if (promises.Count == 0) return;

        NewLine[] lines = [.. promises.Select(promise => new NewLine(promise, Visibility.Internal))];
        await LearnCalendarsAsync(incident, lines, cancel);
        foreach (var line in lines) Append(incident, Actor.System, line, at);
    }

    private void Record(LockedIncident incident, TimelineLine line, string? text)
    {
        incident.Added.Add(line);
        db.Timeline.Add(IncidentMapping.NewRow(line, incident.Facts));
        if (text is null) return;

        db.TimelineTexts.Add(new TimelineTextRow
        {
            OrganizationId = incident.Row.OrganizationId,
            IncidentId = incident.Row.Id,
            Sequence = line.Sequence,
            Text = text,
        });
    }

    private async Task ChangeHolderAsync(LockedIncident incident, Guid formerGroupId, TimelineLine line, CancellationToken cancel)
    {
        var ids = new[] { formerGroupId, incident.Facts.GroupId };
        var rows = db.IncidentHolders.Local.Where(row => row.IncidentId == incident.Row.Id && ids.Contains(row.GroupId)).ToList();
        if (rows.Count < 2)
        {
            await db.IncidentHolders.AsTracking()
                .Where(row => row.IncidentId == incident.Row.Id && ids.Contains(row.GroupId)).LoadAsync(cancel);
            rows = [.. db.IncidentHolders.Local.Where(row => row.IncidentId == incident.Row.Id && ids.Contains(row.GroupId))];
        }

        if (rows.FirstOrDefault(row => row.GroupId == formerGroupId) is { } former) former.UntilSequence = line.Sequence;
        if (rows.FirstOrDefault(row => row.GroupId == incident.Facts.GroupId) is { } present)
        {
            present.UntilSequence = null;
            return;
        }
        db.IncidentHolders.Add(new IncidentHolderRow
        {
            OrganizationId = incident.Row.OrganizationId,
            GroupId = incident.Facts.GroupId,
            IncidentId = incident.Row.Id,
            FirstHeldAt = line.At,
            OpenedAt = incident.Facts.OpenedAt,
            IsOpen = Lifecycle.IsOpen(incident.Facts.State),
        });
    }

    private async Task NoteOpenAsync(LockedIncident incident, CancellationToken cancel)
    {
        var isOpen = Lifecycle.IsOpen(incident.Facts.State);
        await db.IncidentHolders.Where(holder => holder.IncidentId == incident.Row.Id)
            .ExecuteUpdateAsync(holder => holder.SetProperty(row => row.IsOpen, isOpen), cancel);
        // Those that this transaction adds are not stored yet.
        foreach (var holder in db.IncidentHolders.Local.Where(holder => holder.IncidentId == incident.Row.Id)) holder.IsOpen = isOpen;
    }

    private async Task LearnCalendarsAsync(LockedIncident incident, IReadOnlyList<NewLine> lines, CancellationToken cancel)
    {
        var named = lines.SelectMany(line => ClockPlan.CalendarsOf(line.Entry)).ToList();
        if (named.Count == 0) return;

        incident.Calendars = await calendars.LookupAsync(db, [.. named, .. CalendarIds(incident.Facts.Clocks, incident.Facts.Watch)], cancel);
    }

    private async Task<IReadOnlyList<LockedIncident>> WithClocksAsync(List<IncidentRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];

        var ids = rows.Select(row => row.Id).ToArray();
        var clockRows = await db.Clocks.AsTracking().Where(clock => ids.Contains(clock.IncidentId)).ToListAsync(cancel);
        var clocks = clockRows.Select(ClockMapping.ToClock).ToList();
        await WatchAsync(db, calendars, rows, cancel);
        var watched = rows.Select(row => row.Watch?.CalendarVersionId).OfType<Guid>();
        var lookup = await calendars.LookupAsync(db, [.. clocks.SelectMany(CalendarIds).Concat(watched).Distinct()], cancel);
        return
        [
            .. rows.Select(row =>
            {
                var own = clockRows.Where(clock => clock.IncidentId == row.Id)
                    .OrderBy(clock => clock.Level).ThenBy(clock => clock.Metric).ThenBy(clock => clock.StartedAt).ThenBy(clock => clock.Run).ToList();
                var facts = IncidentMapping.ToIncident(row, [.. own.Select(ClockMapping.ToClock)]);
                return new LockedIncident(row, own, facts, lookup, isNew: false);
            }),
        ];
    }

    private static IEnumerable<Guid> CalendarIds(Clock clock) => clock.Spans.Select(span => span.CalendarVersionId)
        .Append(clock.CalendarVersionId).Append(clock.AfterReopening?.CalendarVersionId ?? clock.CalendarVersionId);

    private static List<Guid> CalendarIds(IEnumerable<Clock> clocks, EscalationWatch watch) =>
        [.. clocks.SelectMany(CalendarIds).Concat(watch.CalendarVersionId is { } watched ? [watched] : []).Distinct()];
}
