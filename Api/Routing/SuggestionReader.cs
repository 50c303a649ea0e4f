using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary>
/// What helps while somebody writes. The likely service is the one under which the newest similar records stand, by full-text
/// rank: nothing of those records is shown but the service's name.
/// </summary>
internal sealed class SuggestionReader(PlatformDbContext db, CurrentUser user, SimilarReader similar)
{
    // Bounds the work whatever the organization's size; older records say little about today's words.
    private const int NewestRecords = 1_000;
    private const int MostKnown = 5;
    private const int MostSimilar = 4;

    // Somebody is typing: what comes later is about a text that is gone.
    private static readonly TimeSpan SimilarWithin = TimeSpan.FromMilliseconds(150);

    // Below it the similar records disagree, and a guess would only have to be corrected.
    private const double LeastShare = 0.4;

    /// <summary>The suggestions for a text.</summary>
    public async Task<SuggestionsResponse> ReadAsync(string text, CancellationToken cancel)
    {
        var words = string.Join(" or ", TellingWords.Of(text).Select(word => $"\"{word}\""));
        var suggestions = new SuggestionsResponse(words.Length == 0 ? null : await ServiceAsync(words, cancel), await KnownAsync(words, cancel));
        if (words.Length == 0 || !user.IsStaff) return suggestions;

        return await similar.ReadAsync(null, text, null, MostSimilar, SimilarWithin, cancel) is { } found
            ? suggestions with { Similar = found.Items, Classification = found.Classification }
            : suggestions;
    }

    private async Task<SuggestedServiceResponse?> ServiceAsync(string words, CancellationToken cancel)
    {
        // The default service is what a record has when nobody named one: it says nothing. Unless it is materialized, the query is
        // worked out again for each record.
        var ranked = await db.Database.SqlQuery<RankedService>($"""
            with asked as materialized (
                select websearch_to_tsquery('indonesian', plain_text({words})) || websearch_to_tsquery('english', plain_text({words})) as query
            ), recent as (
                select service_id, search from incident
                where organization_id = {user.OrganizationId} order by opened_at desc, id desc limit {NewestRecords}
            ), similar_records as (
                select service_id, ts_rank(search, query) as rank from recent, asked
                where search @@ query and service_id <> (select default_service_id from organization where id = {user.OrganizationId})
                order by rank desc limit 30
            )
            select service_id, sum(rank)::float8 as weight, (sum(sum(rank)) over ())::float8 as total
            from similar_records group by service_id order by weight desc limit 1
            """).ToListAsync(cancel);
        if (ranked is not [var best] || best.Weight < LeastShare * best.Total) return null;

        return await db.Services.AsNoTracking().Where(service => service.Id == best.ServiceId && service.IsActive)
            .Select(service => new SuggestedServiceResponse(service.Id, service.Name)).SingleOrDefaultAsync(cancel);
    }

    private async Task<IReadOnlyList<KnownIncidentResponse>> KnownAsync(string words, CancellationToken cancel)
    {
        var known = await (
            from incident in db.Incidents.AsNoTracking()
            where incident.OrganizationId == user.OrganizationId && incident.IsMajor && !incident.IsRestricted
                && (incident.State == IncidentState.New || incident.State == IncidentState.Assigned
                    || incident.State == IncidentState.InProgress || incident.State == IncidentState.OnHold)
            join service in db.Services on incident.ServiceId equals service.Id
            orderby incident.OpenedAt descending, incident.Id
            select new KnownIncidentResponse(incident.Id, incident.Number, incident.Subject, service.Name, incident.OpenedAt, false))
            .Take(MostKnown).ToListAsync(cancel);
        if (known.Count == 0 || words.Length == 0) return known;

        var ids = known.Select(incident => incident.Id).ToArray();
        var similar = await db.Database.SqlQuery<Guid>($"""
            select id as "Value" from incident where organization_id = {user.OrganizationId} and id = any({ids}) and search @@
                (websearch_to_tsquery('indonesian', plain_text({words})) || websearch_to_tsquery('english', plain_text({words})))
            """).ToListAsync(cancel);
        return [.. known.Select(incident => incident with { IsSimilar = similar.Contains(incident.Id) }).OrderByDescending(incident => incident.IsSimilar)];
    }

    private sealed record RankedService(Guid ServiceId, double Weight, double Total);
}
