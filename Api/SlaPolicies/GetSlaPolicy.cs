using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary><c>GET /sla-policies/{id}</c> and <c>GET /sla-policies/{id}/versions</c>.</summary>
internal static class GetSlaPolicy
{
    private const int MostVersions = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sla-policies/{id:guid}", HandleAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Service levels").WithName(nameof(GetSlaPolicy)).WithSummary("Read an SLA policy");
        api.MapGet("/sla-policies/{id:guid}/versions", VersionsAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Service levels").WithName("ListSlaPolicyVersions").WithSummary("Read the versions of an SLA policy, newest first");
    }

    /// <summary>A policy as it is now; null when the organization has none of this id.</summary>
    public static async Task<SlaPolicyResponse?> ReadAsync(Guid id, Guid? changeId, PlatformDbContext db, CancellationToken cancel) =>
        (await AnswerAsync(await db.SlaPolicies.AsNoTracking().Where(row => row.Id == id).ToListAsync(cancel), changeId, db, cancel)).SingleOrDefault();

    /// <summary>Policies as they are now, in the order given.</summary>
    public static async Task<IReadOnlyList<SlaPolicyResponse>> AnswerAsync(
        List<SlaPolicyRow> rows, Guid? changeId, PlatformDbContext db, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var versionIds = rows.Select(row => row.CurrentVersionId).ToArray();
        var versions = await db.SlaPolicyVersions.AsNoTracking().Where(version => versionIds.Contains(version.Id)).ToDictionaryAsync(version => version.Id, cancel);
        var services = (await db.Services.AsNoTracking().Where(service => service.SlaPolicyId != null && ids.Contains(service.SlaPolicyId.Value))
            .OrderBy(service => service.Name).Select(service => new { service.SlaPolicyId, service.Name }).ToListAsync(cancel))
            .ToLookup(service => service.SlaPolicyId, service => service.Name);
        return
        [
            .. from row in rows
               let version = versions[row.CurrentVersionId]
               select new SlaPolicyResponse(
                   row.Id, row.Name, row.IsActive, version.Version, PolicyBodies.Of(version.Policy), version.CreatedAt, [.. services[row.Id]], changeId,
                   version.EscalationPolicyId),
        ];
    }

    private static async Task<Results<Ok<SlaPolicyResponse>, ProblemHttpResult>> HandleAsync(Guid id, PlatformDbContext db, CancellationToken cancel) =>
        await ReadAsync(id, null, db, cancel) is { } policy ? TypedResults.Ok(policy) : Problem.NotFound();

    private static async Task<Results<Ok<PageResponse<SlaPolicyVersionResponse>>, ProblemHttpResult>> VersionsAsync(
        Guid id, PlatformDbContext db, CancellationToken cancel)
    {
        var versions = await (
            from version in db.SlaPolicyVersions.AsNoTracking()
            where version.PolicyId == id
            join card in db.PersonCards.AsNoTracking() on version.CreatedBy equals (Guid?)card.PersonId into cards
            from card in cards.DefaultIfEmpty()
            orderby version.Version descending
            select new { Version = version, By = card!.Name }).Take(MostVersions).ToListAsync(cancel);
        if (versions.Count == 0) return Problem.NotFound();

        return TypedResults.Ok(new PageResponse<SlaPolicyVersionResponse>(
            [
                .. versions.Select(entry => new SlaPolicyVersionResponse(
                    entry.Version.Id, entry.Version.Version, PolicyBodies.Of(entry.Version.Policy), entry.Version.CreatedAt, entry.By)),
            ],
            ""));
    }
}
