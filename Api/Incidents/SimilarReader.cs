using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Routing;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary>Similar records that the caller may see, and how such records were classified. Analytics finds, this place decides who sees.</summary>
internal sealed class SimilarReader(PlatformDbContext db, CurrentUser user, AnalyticsClient analytics)
{
    // Of these some are cancelled, some the caller may not see.
    private const int Asked = 60;

    // How similar records were classified is a matter of the nearest, and of more than one or two of them.
    private const int Voters = 15;
    private const int FewestVoters = 3;
    private const double LeastShare = 0.5;

    /// <summary>The records most like a text; null when Analytics does not answer in time.</summary>
    /// <param name="except">The record that the text belongs to; null for a text alone.</param>
    public async Task<SimilarIncidentsResponse?> ReadAsync(
        string? subject, string? description, Guid? except, int most, TimeSpan within, CancellationToken cancel)
    {
        var answer = await analytics.SimilarAsync(user.OrganizationId, new NearRecordsRequest(subject, description, Asked, except), within, cancel);
        if (answer.Value is not { } near) return null;

        var similarity = near.Items.ToDictionary(item => item.Id, item => item.Similarity);
        return new SimilarIncidentsResponse(await ItemsAsync(similarity, most, cancel), await ClassificationAsync(near.Items, cancel));
    }

    private async Task<IReadOnlyList<SimilarIncidentResponse>> ItemsAsync(Dictionary<Guid, double> similarity, int most, CancellationToken cancel)
    {
        var ids = similarity.Keys.ToArray();
        var visible = db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db))
            .Where(row => row.OrganizationId == user.OrganizationId && ids.Contains(row.Id) && row.State != IncidentState.Cancelled);
        if (user.HandedOver is not null)
        {
            // What a provider gave back went on without them.
            var held = user.GroupIds.ToArray();
            visible = visible.Where(row => held.Contains(row.GroupId));
        }

        var rows = await (
            from row in visible
            join service in db.Services on row.ServiceId equals service.Id
            join supportGroup in db.SupportGroups on row.GroupId equals supportGroup.Id
            select new
            {
                row.Id, row.Number, row.Subject, row.State, row.IsMajor, Service = service.Name, row.GroupId, Group = supportGroup.Name, row.OpenedAt,
                row.ResolvedAt, row.ResolutionCode, row.ResolutionText,
            }).ToListAsync(cancel);
        return
        [
            .. rows.OrderByDescending(row => similarity[row.Id]).ThenByDescending(row => row.OpenedAt).Take(most).Select(row => new SimilarIncidentResponse(
                row.Id, row.Number, row.Subject, row.State, row.IsMajor, row.Service, row.GroupId, row.Group, row.OpenedAt, row.ResolvedAt,
                row.ResolutionCode is { } code ? new ResolutionResponse(code, row.ResolutionText ?? "") : null, similarity[row.Id])),
        ];
    }

    private async Task<SuggestedClassificationResponse?> ClassificationAsync(IReadOnlyList<NearRecordResponse> near, CancellationToken cancel)
    {
        if (user.HandedOver is not null) return null;

        var ids = near.Select(item => item.Id).ToArray();
        var solved = await db.Incidents.AsNoTracking()
            .Where(row => row.OrganizationId == user.OrganizationId && ids.Contains(row.Id) && !row.IsRestricted && row.ResolutionCode != null
                && row.ResolutionCode != ResolutionCode.NotAnIncident)
            .Select(row => new { row.Id, row.ServiceId, row.CategoryId, row.Impact, row.Urgency })
            .ToDictionaryAsync(row => row.Id, cancel);
        var voters = near.Where(item => solved.ContainsKey(item.Id)).Take(Voters)
            .Select(item => (Said: solved[item.Id], Weight: item.Similarity * item.Similarity)).ToList();
        if (voters.Count < FewestVoters) return null;

        // The default service is what a record has when nobody named one: it says nothing.
        var defaultId = await db.Organizations.AsNoTracking().Select(organization => organization.DefaultServiceId).SingleAsync(cancel);
        var serviceId = Majority(voters.Select(voter => (voter.Said.ServiceId == defaultId ? null : (Guid?)voter.Said.ServiceId, voter.Weight)));
        var categoryId = Majority(voters.Select(voter => (voter.Said.CategoryId, voter.Weight)));
        var service = await db.Services.AsNoTracking().Where(row => row.Id == serviceId && row.IsActive)
            .Select(row => new { row.Id, row.Name }).SingleOrDefaultAsync(cancel);
        var category = await db.Categories.AsNoTracking()
            .Where(row => row.Id == categoryId && row.IsActive && (row.ServiceId == null || row.ServiceId == serviceId))
            .Select(row => new { row.Id, row.Name }).SingleOrDefaultAsync(cancel);
        var found = new SuggestedClassificationResponse(
            service?.Id, service?.Name, category?.Id, category?.Name, Majority(voters.Select(voter => ((Impact?)voter.Said.Impact, voter.Weight))),
            Majority(voters.Select(voter => ((Urgency?)voter.Said.Urgency, voter.Weight))));
        return found is { ServiceId: null, CategoryId: null, Impact: null, Urgency: null } ? null : found;
    }

    private static T? Majority<T>(IEnumerable<(T? Value, double Weight)> votes) where T : struct
    {
        var cast = votes.ToList();
        var best = cast.Where(vote => vote.Value is not null).GroupBy(vote => vote.Value)
            .Select(group => (group.Key, Weight: group.Sum(vote => vote.Weight))).OrderByDescending(group => group.Weight).FirstOrDefault();
        return best.Weight > LeastShare * cast.Sum(vote => vote.Weight) ? best.Key : null;
    }
}
