using IncidentPlatform.Api.Paging;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary><c>GET /services</c>: the services, by name.</summary>
internal static class ListServices
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/services", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithTags("Catalog").WithName(nameof(ListServices)).WithSummary("List services");

    private static async Task<Ok<PageResponse<ServiceResponse>>> HandleAsync(
        int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var rows = db.Services.AsNoTracking();
        if (NameKeyset.Decode(cursor) is { } after)
        {
            rows = rows.Where(row =>
                EF.Functions.GreaterThan(ValueTuple.Create(row.Name, row.Id), ValueTuple.Create(after.Name, after.Id)));
        }
        var page = await rows.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancel);
        var defaultId = await db.Organizations.AsNoTracking().Select(organization => organization.DefaultServiceId).SingleAsync(cancel);
        return TypedResults.Ok(NamePage.Of(
            page, most, row => new NameKeyset(row.Name, row.Id),
            row => new ServiceResponse(row.Id, row.Name, row.Id == defaultId, row.IsActive, row.CalendarId, row.SlaPolicyId)));
    }
}
