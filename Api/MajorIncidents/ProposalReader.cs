using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.MajorIncidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary>Fills what the API says about proposals. Records that the caller may not see count for nothing.</summary>
internal sealed class ProposalReader(PlatformDbContext db, CurrentUser user)
{
    /// <summary>Most records of a proposal that are shown; all are counted.</summary>
    public const int MostShown = 20;

    /// <summary>Proposals, in the order given.</summary>
    public async Task<IReadOnlyList<MajorProposalResponse>> ReadAsync(IReadOnlyList<MajorProposalRow> rows, CancellationToken cancel)
    {
        var serviceIds = rows.Select(row => row.ServiceId).ToArray();
        var services = await db.Services.AsNoTracking().Where(row => serviceIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var read = new List<MajorProposalResponse>(rows.Count);
        foreach (var row in rows)
        {
            var counts = await RecordsOf(row.Id).GroupBy(_ => 1)
                .Select(all => new { Count = all.Count(), Requesters = all.Select(record => record.RequesterId).Distinct().Count() }).SingleOrDefaultAsync(cancel);
            var newest = await (
                from record in RecordsOf(row.Id)
                from requester in db.PersonCards.Where(card => card.PersonId == record.RequesterId).DefaultIfEmpty()
                orderby record.OpenedAt descending, record.Id descending
                select new MajorChildResponse(record.Id, record.Number, record.Subject, record.State, requester!.Name ?? "", record.OpenedAt))
                .Take(MostShown).ToListAsync(cancel);
            read.Add(new MajorProposalResponse(
                row.Id, row.ServiceId, services.GetValueOrDefault(row.ServiceId, ""), row.ProposedAt, counts?.Count ?? 0, counts?.Requesters ?? 0, newest));
        }
        return read;
    }

    /// <summary>The records of a proposal that the caller may see.</summary>
    public IQueryable<IncidentRow> RecordsOf(Guid proposalId) =>
        from member in db.MajorProposalRecords.AsNoTracking()
        where member.ProposalId == proposalId
        join incident in db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db)) on member.IncidentId equals incident.Id
        select incident;
}
