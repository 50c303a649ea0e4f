using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary><c>GET /sla-policies</c>: the SLA policies, by name.</summary>
internal static class ListSlaPolicies
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/sla-policies", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithTags("Service levels").WithName(nameof(ListSlaPolicies)).WithSummary("List SLA policies");

    private static async Task<Ok<PageResponse<SlaPolicyResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = db.SlaPolicies.AsNoTracking();
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var answers = await GetSlaPolicy.AnswerAsync(page, null, db, cancel);
        return TypedResults.Ok(NamePage.Of(answers, most, answer => new NameKeyset(answer.Name, answer.Id), answer => answer));
    }
}
