using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Fills responses: names beside ids, clocks read at the present instant. A handful of queries for any number of rows.</summary>
internal sealed class IncidentReader(PlatformDbContext db, CurrentUser user, CalendarLibrary calendars, TimeProvider time)
{
    /// <summary>The record that the caller may see, by id or number; null when there is none.</summary>
    public async Task<IncidentRow?> FindAsync(string idOrNumber, CancellationToken cancel)
    {
        var visible = db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db));
        var number = idOrNumber.ToUpperInvariant();
        var row = Guid.TryParse(idOrNumber, out var id)
            ? await visible.SingleOrDefaultAsync(candidate => candidate.Id == id, cancel)
            : await visible.SingleOrDefaultAsync(candidate => candidate.Number == number, cancel);
        if (row is not null && user.HandedOver?.LastSequence is { } last) await PastRecord.PutBackAsync(row, last, db, calendars, cancel);
        return row;
    }

    /// <summary>Whether the caller may see a record.</summary>
    public Task<bool> IsVisibleAsync(Guid id, CancellationToken cancel) =>
        db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db)).AnyAsync(row => row.Id == id, cancel);

    /// <summary>The files that a provider may see who gave the record back; null for all.</summary>
    public async Task<IReadOnlyList<Guid>?> FilesShownAsync(Guid id, CancellationToken cancel) => user.HandedOver?.LastSequence is { } last
        ? await PastRecord.FilesAsync(id, last, db, cancel)
        : null;

    /// <summary>Whether the caller may see a file of a record that they see.</summary>
    public async Task<bool> ShowsFileAsync(Guid id, Guid attachmentId, CancellationToken cancel) =>
        await FilesShownAsync(id, cancel) is not { } shown || shown.Contains(attachmentId);

    /// <summary>Whether a record is a major incident that everybody in the organization may know of.</summary>
    public Task<bool> IsPublishedAsync(Guid id, CancellationToken cancel) => db.Incidents.AsNoTracking().AnyAsync(
        row => row.Id == id && row.IsMajor && !row.IsRestricted && row.Kind == IncidentKind.Incident && row.ResolvedAt == null && row.ClosedAt == null,
        cancel);

    /// <summary>The whole record.</summary>
    public async Task<IncidentResponse> ReadAsync(IncidentRow row, CancellationToken cancel)
    {
        var names = await NamesAsync([row], cancel, whole: row);
        return new IncidentResponse(
            row.Id, row.Number, row.Kind, row.RequestType, row.Subject, row.Description, row.Form, row.AffectedItem, row.AffectedCount,
            row.Since, row.State, row.HoldReason, row.HoldUntil, row.Impact, row.Urgency, row.Priority, row.IsPriorityOverridden,
            row.IsMajor, row.IsRestricted, row.ServiceId, names.Service(row.ServiceId), row.CategoryId, names.Category(row.CategoryId),
            row.GroupId, names.Group(row.GroupId), row.AssigneeId, names.Person(row.AssigneeId)?.Name,
            PersonOf(row.RequesterId, names), PersonOf(row.AffectedUserId, names), row.Channel, row.OpenedAt, row.RespondedAt,
            row.ResolvedAt, row.ClosedAt, row.DueAt,
            row.ResolutionCode is { } code ? new ResolutionResponse(code, row.ResolutionText ?? "") : null,
            row.RatingScore, row.Hops, LegalMoves(row), names.IsFollowing, row.Version, names.NextUpdateAt);
    }

    /// <summary>Rows of a list, in the order given. Of the records only what a list shows has to be filled.</summary>
    public async Task<IReadOnlyList<IncidentRowResponse>> RowsAsync(IReadOnlyList<IncidentRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];

        var names = await NamesAsync(rows, cancel);
        // No clock of a record runs that is resolved or over.
        var clocks = await ClocksAsync([.. rows.Where(row => Lifecycle.IsOpen(row.State)).Select(row => row.Id)], cancel);
        return
        [
            .. rows.Select(row => new IncidentRowResponse(
                row.Id, row.Number, row.Kind, row.Subject, row.State, row.HoldReason, row.Priority, row.IsMajor, row.ServiceId,
                names.Service(row.ServiceId), row.GroupId, names.Group(row.GroupId), row.AssigneeId, names.Person(row.AssigneeId)?.Name,
                HidesConsumers ? "" : names.Person(row.RequesterId)?.Name ?? "", row.OpenedAt, row.ResolvedAt, row.DueAt,
                MostUrgent(clocks[row.Id]), row.Version)),
        ];
    }

    private async Task<ILookup<Guid, ClockResponse>> ClocksAsync(Guid[] incidentIds, CancellationToken cancel)
    {
        var rows = await db.Clocks.AsNoTracking()
            .Where(clock => incidentIds.Contains(clock.IncidentId) && clock.Level == ClockLevel.Sla
                && (clock.State == ClockState.Running || clock.State == ClockState.Paused))
            .ToListAsync(cancel);
        var versions = rows.SelectMany(row => row.Spans.Select(span => span.CalendarVersionId).Append(row.CalendarVersionId)).Distinct().ToList();
        var lookup = await calendars.LookupAsync(db, versions, cancel);
        var now = WholeSeconds.Now(time);
        return rows.ToLookup(row => row.IncidentId, row => ClockAt(ClockMapping.ToClock(row), now, lookup));
    }

    /// <summary>A clock read at an instant.</summary>
    public static ClockResponse ClockAt(Clock clock, Instant now, CalendarLookup lookup)
    {
        var at = clock.StoppedAt ?? now;
        var elapsed = (long)SlaClock.Elapsed(clock, at, lookup).TotalSeconds;
        var target = (long)clock.Target.TotalSeconds;
        return new ClockResponse(
            clock.Id, clock.Metric, clock.Run, clock.State, target, elapsed, target - elapsed, (int)(elapsed * 100 / target),
            clock.StartedAt, clock.StoppedAt, clock.DueAt, clock.BreachedAt, Level: clock.Level, BreachCause: clock.BreachCause,
            ExcusedAt: clock.ExcusedAt);
    }

    private static ClockResponse? MostUrgent(IEnumerable<ClockResponse> clocks) => clocks
        .OrderBy(clock => clock.State).ThenBy(clock => clock.DueAt ?? Instant.MaxValue).FirstOrDefault();

    // A provider knows who asks only where the agreement says so.
    private bool HidesConsumers => user.HandedOver is { ShowsContacts: false };

    private IReadOnlyList<Move> LegalMoves(IncidentRow row)
    {
        var moves = Lifecycle.MovesFrom(row.State);
        var isConsumer = row.RequesterId == user.PersonId || row.AffectedUserId == user.PersonId;
        if (user.HandedOver?.LastSequence is not null) return [];
        if (user.IsStaff) return moves;
        return [.. moves.Where(move => isConsumer && (move is Move.Confirm or Move.Reopen || (move == Move.Cancel && !row.WasAccepted)))];
    }

    // Staff know whom to call; a consumer sees the address of nobody but themselves.
    private PersonResponse PersonOf(Guid id, IncidentNames names)
    {
        if (HidesConsumers && id != user.PersonId) return new PersonResponse(id, "", "");

        var card = names.Person(id);
        return new PersonResponse(id, card?.Name ?? "", user.IsStaff || id == user.PersonId ? card?.Email ?? "" : "");
    }

    // One statement for all kinds of names: each is a handful of rows by key, and a statement costs more than they do. Of a record
    // that is shown whole it also brings whether the caller follows it and when the next word is due.
    private async Task<IncidentNames> NamesAsync(IReadOnlyList<IncidentRow> rows, CancellationToken cancel, IncidentRow? whole = null)
    {
        var people = rows.SelectMany(row => new[] { row.RequesterId, row.AffectedUserId, row.AssigneeId ?? row.RequesterId }).Distinct().ToArray();
        var groups = rows.Select(row => row.GroupId).Distinct().ToArray();
        var services = rows.Select(row => row.ServiceId).Distinct().ToArray();
        var categories = rows.Select(row => row.CategoryId).OfType<Guid>().Distinct().ToArray();
        var organizationId = db.Tenant.OrganizationId;
        // A null has no type, and a statement with one is not prepared: no record has this id.
        var following = whole?.Id ?? Guid.Empty;
        var promised = whole is not null && ShowsNextUpdate(whole) ? whole.Id : Guid.Empty;
        var named = await db.Database.SqlQuery<Named>(
            $"""
            select id, name, null as email, null::timestamptz as at from support_group where organization_id = {organizationId} and id = any({groups})
            union all select id, name, null, null from service where organization_id = {organizationId} and id = any({services})
            union all select id, name, null, null from category where organization_id = {organizationId} and id = any({categories})
            union all select person_id, name, email, null from person_card where person_id = any({people})
            union all select incident_id, '', null, null from follower
                where organization_id = {organizationId} and incident_id = {following} and person_id = {user.PersonId}
            union all select id, '', null, due_at from clock
                where organization_id = {organizationId} and incident_id = {promised}
                and level = 'Sla' and metric = 'Update' and state = 'Running'
            """).ToListAsync(cancel);
        return new IncidentNames(
            named.ToDictionary(entry => entry.Id), named.Any(entry => entry.Id == following),
            named.FirstOrDefault(entry => entry.At is not null)?.At);
    }

    private bool ShowsNextUpdate(IncidentRow row) => user.HandedOver?.LastSequence is null && Lifecycle.IsOpen(row.State);

    /// <summary>The name of whatever has the id; the address too if it is a person, the instant if it is a clock.</summary>
    private sealed record Named(Guid Id, string Name, string? Email, Instant? At);

    private sealed record IncidentNames(Dictionary<Guid, Named> All, bool IsFollowing, Instant? NextUpdateAt)
    {
        public Named? Person(Guid? id) => id is { } known ? All.GetValueOrDefault(known) : null;

        public string Group(Guid id) => NameOf(id);

        public string Service(Guid id) => NameOf(id);

        public string? Category(Guid? id) => id is { } known ? All.GetValueOrDefault(known)?.Name : null;

        private string NameOf(Guid id) => All.TryGetValue(id, out var named) ? named.Name : "";
    }
}
