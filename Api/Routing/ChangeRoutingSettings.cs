using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>PUT /routing/settings</c>: what the classifier may do from the next record on.</summary>
internal static class ChangeRoutingSettings
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPut("/settings", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(ChangeRoutingSettings)).WithSummary("Say what the classifier may do");

    private static async Task<Ok<RoutingSettings>> HandleAsync(RoutingSettings request, PlatformDbContext db, CancellationToken cancel)
    {
        await db.Organizations.ExecuteUpdateAsync(
            organization => organization.SetProperty(row => row.RoutingMode, request.Mode), cancel);
        return TypedResults.Ok(request);
    }
}
