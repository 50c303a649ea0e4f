using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>GET /on-call</c>: who is on call now, for every group that takes records, by name.</summary>
internal static class ListOnCall
{
    public static void Map(RouteGroupBuilder onCall) => onCall
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(ListOnCall)).WithSummary("Who is on call now");

    private static async Task<Ok<PageResponse<OnCallNowResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, RotaAnswers answers, TimeProvider time, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows =
            from supportGroup in db.SupportGroups.AsNoTracking()
            where supportGroup.IsActive
            join rota in db.Rotas.AsNoTracking() on supportGroup.Id equals rota.GroupId into rotas
            from rota in rotas.DefaultIfEmpty()
            select new { Group = supportGroup, Rota = rota };
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Group.Name, row.Group.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Group.Name).ThenBy(row => row.Group.Id).Take(most + 1).ToListAsync(cancel);
        var filled = await answers.NowAsync([.. page.Take(most).Select(row => (row.Group, row.Rota))], WholeSeconds.Now(time), cancel);
        var next = page.Count > most ? new NameKeyset(page[most - 1].Group.Name, page[most - 1].Group.Id).Encode() : "";
        return TypedResults.Ok(new PageResponse<OnCallNowResponse>(filled, next));
    }
}
