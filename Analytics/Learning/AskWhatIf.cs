using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>Internal <c>POST /internal/routing/{organizationId}/what-if</c>: a version with other thresholds on the last 90 days.</summary>
internal static class AskWhatIf
{
    public static void Map(RouteGroupBuilder routing) => routing.MapPost("/what-if", HandleAsync).WithName(nameof(AskWhatIf));

    private static async Task<Results<Ok<WhatIfResponse>, NotFound>> HandleAsync(
        Guid organizationId, WhatIfRequest request, CurrentTenant tenant, Replays replays, PlatformDbContext db, CancellationToken cancel)
    {
        tenant.Set(organizationId);
        var version = request.Version ?? await db.RoutingModels.Where(model => model.State == RoutingModelState.InService)
            .Select(model => (int?)model.Version).SingleOrDefaultAsync(cancel);
        if (version is not { } number) return TypedResults.NotFound();

        return await replays.FindAsync(organizationId, number, cancel) switch
        {
            ({ } set, _) => TypedResults.Ok(set.Of(request)),
            (null, { } progress) => TypedResults.Ok(new WhatIfResponse(number, progress, 0, null, null, 0, null, null, null, null, [])),
            _ => TypedResults.NotFound(),
        };
    }
}
