using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Routing;

/// <summary>
/// <c>GET /routing/misroutes?week=</c>: records decided in a week, from its Monday, that another group resolved than the classifier named
/// first; newest decision first. Without a week the last seven days.
/// </summary>
internal static class ListMisroutes
{
    private const int DaysOfWeek = 7;

    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/misroutes", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(ListMisroutes)).WithSummary("List records that the classifier guessed wrong");

    private static async Task<Ok<PageResponse<MisrouteResponse>>> HandleAsync(
        string? week, string? cursor, PlatformDbContext db, CurrentUser user, TimeProvider time, [Range(1, 200)] int limit = 50, CancellationToken cancel = default)
    {
        var (from, to) = await BoundsAsync(week, db, WholeSeconds.Now(time), cancel);
        if (!string.IsNullOrEmpty(cursor) && !Keyset.TryDecode(cursor, out _)) throw new UnreadableFieldException("cursor", "Give back the nextCursor of the page before, unchanged.");
        var (beforeAt, beforeId) = Keyset.TryDecode(cursor, out var before) ? (before.At, before.Id) : (to, Guid.Empty);

        // What was judged anew since, by a duplicate or by no incident, is nobody's mistake; nor is a guess whose group was merged into the one that resolved.
        var found = await db.RoutingDecisions.FromSql($"""
            select d.* from routing_decision d
            join incident i on i.organization_id = d.organization_id and i.id = d.incident_id
            left join group_successor s on s.organization_id = d.organization_id and s.group_id = (d.suggestions -> 0 ->> 'groupId')::uuid and s.service_id is null
            where d.organization_id = {user.OrganizationId} and d.at >= {from} and d.at < {to} and (d.at, d.incident_id) < ({beforeAt}, {beforeId})
                and d.note is null and i.state in ('Resolved', 'Closed') and i.resolution_code not in ('Duplicate', 'NotAnIncident')
                and coalesce(s.successor_id, (d.suggestions -> 0 ->> 'groupId')::uuid) <> i.group_id
            order by d.at desc, d.incident_id desc limit {limit + 1}
            """).AsNoTracking().ToListAsync(cancel);
        var page = found.OrderByDescending(row => row.At).ThenByDescending(row => row.IncidentId).Take(limit).ToList();
        var next = found.Count > limit ? new Keyset(page[^1].At, page[^1].IncidentId).Encode() : "";
        return TypedResults.Ok(new PageResponse<MisrouteResponse>(await ReadAsync(page, db, user, cancel), next));
    }

    private static async Task<(Instant From, Instant To)> BoundsAsync(string? week, PlatformDbContext db, Instant now, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(week)) return (now - Duration.FromDays(DaysOfWeek), now + Duration.FromSeconds(1));
        if (LocalDatePattern.Iso.Parse(week) is not { Success: true, Value: { Year: >= 1970 and < 2200 } day })
            throw new UnreadableFieldException("week", "Give a day as 2026-11-23.");

        var zone = DateTimeZoneProviders.Tzdb[await db.Organizations.AsNoTracking().Select(organization => organization.TimeZone).SingleAsync(cancel)];
        var monday = day.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        return (monday.AtStartOfDayInZone(zone).ToInstant(), monday.PlusWeeks(1).AtStartOfDayInZone(zone).ToInstant());
    }

    private static async Task<IReadOnlyList<MisrouteResponse>> ReadAsync(
        List<RoutingDecisionRow> page, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var ids = page.Select(row => row.IncidentId).ToArray();
        // A delivery manager sees no complaint and nothing restricted, here as anywhere.
        var incidents = await db.Incidents.AsNoTracking().Where(IncidentVisibility.Of(user, db)).Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Number, row.Subject, row.GroupId, row.ResolvedAt, row.Hops }).ToDictionaryAsync(row => row.Id, cancel);
        var groupIds = incidents.Values.Select(row => row.GroupId).Concat(page.Select(row => row.Suggestions[0].GroupId)).Distinct().ToArray();
        var names = await db.SupportGroups.AsNoTracking().Where(group => groupIds.Contains(group.Id)).ToDictionaryAsync(group => group.Id, group => group.Name, cancel);
        return
        [
            .. from decision in page
               where incidents.ContainsKey(decision.IncidentId)
               let incident = incidents[decision.IncidentId]
               select new MisrouteResponse(
                   incident.Id, incident.Number, incident.Subject, decision.At, decision.Outcome, decision.ModelVersion, GuessOf(decision.Suggestions[0], names),
                   incident.GroupId, names.GetValueOrDefault(incident.GroupId, ""), incident.ResolvedAt, incident.Hops),
        ];
    }

    private static RoutingSuggestionResponse GuessOf(RoutingSuggestionValue guess, Dictionary<Guid, string> names) => new(
        guess.GroupId, names.GetValueOrDefault(guess.GroupId, ""), guess.Confidence, [.. guess.Terms.Select(term => new RoutingTermResponse(term.Term, term.Weight))])
    {
        Against = [.. guess.Against.Select(term => new RoutingTermResponse(term.Term, term.Weight))],
        Score = guess.Score,
        Bias = guess.Bias,
        Rest = guess.Rest,
        IsBySimilarity = guess.IsBySimilarity,
    };
}
