using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.ServiceCatalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Catalog;

/// <summary><c>GET /request-types</c>: what can be requested, with each type's form.</summary>
internal static class ListRequestTypes
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/request-types", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithTags("Catalog").WithName(nameof(ListRequestTypes)).WithSummary("List request types and their forms");

    private static async Task<Ok<PageResponse<RequestTypeResponse>>> HandleAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var rows = await (
            from type in db.RequestTypes.AsNoTracking()
            join supportGroup in db.SupportGroups.AsNoTracking() on type.GroupId equals supportGroup.Id
            select new { type.Type, type.GroupId, supportGroup.Name, type.IsOffered }).ToListAsync(cancel);
        return TypedResults.Ok(new PageResponse<RequestTypeResponse>(
            [
                .. rows.OrderBy(row => row.Type).Select(row => new RequestTypeResponse(
                    row.Type, row.GroupId, row.Name, row.IsOffered, RequestForms.FieldsOf(row.Type))),
            ],
            ""));
    }
}
