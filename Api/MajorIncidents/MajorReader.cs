using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary>Fills what the API says about major incidents: a handful of queries for any number of rows.</summary>
internal sealed class MajorReader(PlatformDbContext db, CurrentUser user)
{
    private const int MostChildren = 200;

    /// <summary>A major incident that the caller may see.</summary>
    public Task<IncidentRow?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db)).SingleOrDefaultAsync(row => row.Id == id && row.IsMajor, cancel);

    /// <summary>Rows of a list, in the order given.</summary>
    public async Task<IReadOnlyList<MajorIncidentRowResponse>> RowsAsync(IReadOnlyList<IncidentRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var majors = await db.MajorIncidents.AsNoTracking().Where(row => ids.Contains(row.IncidentId)).ToDictionaryAsync(row => row.IncidentId, cancel);
        var declared = (await db.Timeline.AsNoTracking()
            .Where(line => ids.Contains(line.IncidentId) && line.Type == nameof(TimelineEntry.MajorDeclared))
            .Select(line => new { line.IncidentId, line.At }).ToListAsync(cancel)).ToLookup(line => line.IncidentId, line => line.At);
        var said = (await db.MajorStatuses.AsNoTracking().Where(row => ids.Contains(row.IncidentId))
            .Select(row => new { row.IncidentId, row.PublishedAt }).ToListAsync(cancel)).ToLookup(row => row.IncidentId, row => row.PublishedAt);
        var children = await db.IncidentLinks.AsNoTracking().Where(link => ids.Contains(link.OtherId) && link.Type == LinkType.ChildOf)
            .GroupBy(link => link.OtherId).Select(links => new { Id = links.Key, Count = links.Count() }).ToDictionaryAsync(row => row.Id, row => row.Count, cancel);
        var (serviceIds, groupIds) = (rows.Select(row => row.ServiceId).ToArray(), rows.Select(row => row.GroupId).ToArray());
        var services = await db.Services.AsNoTracking().Where(row => serviceIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var groups = await db.SupportGroups.AsNoTracking().Where(row => groupIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var leads = await NamesAsync(majors.Values.Select(major => major.LeadId).OfType<Guid>(), cancel);
        return
        [
            .. rows.Select(row =>
            {
                var major = majors.GetValueOrDefault(row.Id);
                Instant? lastStatusAt = said[row.Id].Any() ? said[row.Id].Max() : null;
                var since = lastStatusAt ?? declared[row.Id].DefaultIfEmpty(row.OpenedAt).First();
                return new MajorIncidentRowResponse(
                    row.Id, row.Number, row.Subject, row.Priority, row.State, row.ServiceId, services.GetValueOrDefault(row.ServiceId, ""),
                    row.GroupId, groups.GetValueOrDefault(row.GroupId, ""), major?.LeadId, major?.LeadId is { } lead ? leads.GetValueOrDefault(lead, "") : null,
                    row.OpenedAt, row.ResolvedAt, children.GetValueOrDefault(row.Id), lastStatusAt,
                    Lifecycle.IsOpen(row.State) ? since + CadenceOf(major) : null, major?.ReviewedAt is not null);
            }),
        ];
    }

    /// <summary>The whole of one.</summary>
    public async Task<MajorIncidentResponse> ReadAsync(Guid id, CancellationToken cancel)
    {
        var incident = await db.Incidents.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        var major = await db.MajorIncidents.AsNoTracking().SingleOrDefaultAsync(row => row.IncidentId == id, cancel);
        var statuses = await (
            from status in db.MajorStatuses.AsNoTracking()
            where status.IncidentId == id
            join service in db.Services.AsNoTracking() on status.ServiceId equals service.Id
            orderby service.Name, service.Id
            select new { Status = status, service.Name }).ToListAsync(cancel);
        var children = await (
            from link in db.IncidentLinks.AsNoTracking()
            where link.OtherId == id && link.Type == LinkType.ChildOf
            join child in db.Incidents.AsNoTracking() on link.IncidentId equals child.Id
            orderby child.OpenedAt descending, child.Id
            select new { child.Id, child.Number, child.Subject, child.State, child.RequesterId, child.OpenedAt }).Take(MostChildren).ToListAsync(cancel);
        var names = await NamesAsync(
            [.. statuses.Select(row => row.Status.PublishedBy), .. children.Select(child => child.RequesterId), major?.ReviewedBy ?? Guid.Empty], cancel);
        return new MajorIncidentResponse(
            (await RowsAsync([incident], cancel))[0], (int)CadenceOf(major).TotalSeconds,
            [
                .. statuses.Select(row => new MajorStatusResponse(
                    row.Status.ServiceId, row.Name, row.Status.Text, row.Status.PublishedAt, names.GetValueOrDefault(row.Status.PublishedBy, ""))),
            ],
            [
                .. children.Select(child => new MajorChildResponse(
                    child.Id, child.Number, child.Subject, child.State, names.GetValueOrDefault(child.RequesterId, ""), child.OpenedAt)),
            ],
            ReviewOf(major, names), major?.Version ?? 0);
    }

    /// <summary>The longest silence towards the public.</summary>
    public static Duration CadenceOf(MajorIncidentRow? major) => Duration.FromSeconds(major?.UpdateCadenceSeconds ?? MajorIncidentRow.DefaultCadenceSeconds);

    private static MajorReviewResponse? ReviewOf(MajorIncidentRow? major, IReadOnlyDictionary<Guid, string> names) =>
        major is { ReviewProblem: { } problem, ReviewedAt: { } at, ReviewedBy: { } by }
            ? new MajorReviewResponse(
                problem, [.. major.ReviewActions.Select(action => new ReviewActionRequest(action.Text, action.Owner, action.DueOn, action.IsDone))],
                at, names.GetValueOrDefault(by, ""))
            : null;

    private async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> personIds, CancellationToken cancel)
    {
        var wanted = personIds.Distinct().ToArray();
        return await db.PersonCards.Where(card => wanted.Contains(card.PersonId)).ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
    }
}
