using IncidentPlatform.Api.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.Attachments;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Providers;

/// <summary>Finds what customers handed over, through the provider's wall, and opens the way into a customer's organization.</summary>
internal sealed class HandedOverRecords(ProviderDb provider, CurrentUser user, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MostAgreements = 100;

    /// <summary>What the caller may do with a record of a customer; null when nothing.</summary>
    /// <param name="idOrNumber">The record.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<HandedOverAccess?> FindAsync(string idOrNumber, CancellationToken cancel)
    {
        var number = idOrNumber.ToUpperInvariant();
        var records = Guid.TryParse(idOrNumber, out var id)
            ? provider.Rows<IncidentRow>().Where(row => row.Id == id)
            : provider.Rows<IncidentRow>().Where(row => row.Number == number);
        var now = WholeSeconds.Now(time);
        var stays = await (
            from record in records
            where record.Kind != IncidentKind.Complaint
            join holder in provider.Rows<IncidentHolderRow>() on record.Id equals holder.IncidentId
            join agreement in provider.Rows<AgreementRow>()
                on new { holder.OrganizationId, holder.GroupId } equals new { agreement.OrganizationId, agreement.GroupId }
            where agreement.AcceptedAt != null && agreement.FromAt <= now && (agreement.UntilAt == null || agreement.UntilAt > now)
            // What the group gave away before the provider had it is none of the provider's business.
            && (holder.UntilSequence == null || provider.Rows<TimelineRow>().Any(line =>
                line.IncidentId == record.Id && line.Sequence == holder.UntilSequence && line.At >= agreement.FromAt && line.At >= agreement.AcceptedAt))
            select new { record.OrganizationId, holder.GroupId, holder.UntilSequence, agreement.ShowsContacts, record.IsRestricted })
            .Take(MostAgreements).ToListAsync(cancel);
        if (stays.Count == 0) return null;

        var present = stays.Where(stay => stay.UntilSequence is null).ToList();
        if (present.Count == 0 && stays[0].IsRestricted) return null; // only the holding group sees it
        return new HandedOverAccess(
            stays[0].OrganizationId, [.. stays.Select(stay => stay.GroupId).Distinct()],
            (present.Count > 0 ? present : stays).All(stay => stay.ShowsContacts),
            present.Count > 0 ? null : stays.Max(stay => stay.UntilSequence));
    }

    /// <summary>The same for the record of a file.</summary>
    public async Task<HandedOverAccess?> FindByAttachmentAsync(Guid attachmentId, CancellationToken cancel)
    {
        var recordId = await provider.Rows<AttachmentRow>().Where(file => file.Id == attachmentId)
            .Select(file => (Guid?)file.IncidentId).SingleOrDefaultAsync(cancel);
        return recordId is { } id ? await FindAsync(id.ToString(), cancel) : null;
    }

    /// <summary>What is in the caller's hands now, one entry per handed-over group.</summary>
    public async Task<IReadOnlyList<HandedOverAccess>> GroupsAsync(CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var agreements = await provider.Rows<AgreementRow>()
            .Where(agreement => agreement.ProviderId == user.OrganizationId && agreement.AcceptedAt != null && agreement.FromAt <= now
                && (agreement.UntilAt == null || agreement.UntilAt > now))
            .OrderBy(agreement => agreement.Id).Take(MostAgreements)
            .Select(agreement => new { agreement.OrganizationId, agreement.GroupId, agreement.ShowsContacts }).ToListAsync(cancel);
        return [.. agreements.Select(row => new HandedOverAccess(row.OrganizationId, [row.GroupId], row.ShowsContacts, null))];
    }

    /// <summary>The records that a handed-over group holds, seen through the provider's wall.</summary>
    public IQueryable<IncidentRow> HeldBy(HandedOverAccess access)
    {
        var (organizationId, groupId) = (access.OrganizationId, access.GroupIds[0]);
        return provider.Rows<IncidentRow>()
            .Where(row => row.OrganizationId == organizationId && row.GroupId == groupId && row.Kind != IncidentKind.Complaint);
    }

    /// <summary>The records that some words are found in.</summary>
    public IQueryable<IncidentRow> Matching(string words) =>
        provider.Rows<IncidentRow>($"select * from incident where search @@ search_query({words})");

    /// <summary>A scope in which the caller works in the customer's organization as a member of the handed-over groups.</summary>
    public AsyncServiceScope Enter(HandedOverAccess access)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(access.OrganizationId);
        scope.ServiceProvider.GetRequiredService<Caller>().User = access.ActingAs(user);
        return scope;
    }
}
