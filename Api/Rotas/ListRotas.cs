using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary><c>GET /rotas</c>: the rotas, by the names of their groups.</summary>
internal static class ListRotas
{
    public static void Map(RouteGroupBuilder rotas) => rotas
        .MapGet("", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(ListRotas)).WithSummary("List on-call rotas");

    private static async Task<Ok<PageResponse<RotaRowResponse>>> HandleAsync(int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows =
            from rota in db.Rotas.AsNoTracking()
            join supportGroup in db.SupportGroups.AsNoTracking() on rota.GroupId equals supportGroup.Id
            select new { Rota = rota, supportGroup.Name };
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Rota.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Rota.Id).Take(most + 1).ToListAsync(cancel);
        return TypedResults.Ok(NamePage.Of(
            page, most, row => new NameKeyset(row.Name, row.Rota.Id), row =>
            {
                var definition = RotaJson.Read(row.Rota.Definition);
                return new RotaRowResponse(
                    row.Rota.Id, row.Rota.GroupId, row.Name, definition.Zone, [.. definition.Layers.Select(layer => layer.Name)],
                    row.Rota.Version, row.Rota.ChangedAt);
            }));
    }
}
