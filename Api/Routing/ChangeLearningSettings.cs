using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>PUT /routing/learning</c>: says when the model is trained anew by itself. Asking again changes nothing.</summary>
internal static class ChangeLearningSettings
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPut("/learning", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(ChangeLearningSettings)).WithSummary("Say when the model is trained anew");

    private static async Task<Ok<LearningSettings>> HandleAsync(LearningSettings settings, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        // One statement: two who save at once, or a measurement meanwhile, never meet a row that is half there.
        await db.Database.ExecuteSqlAsync($"""
            insert into routing_learning (organization_id, retrain_days, retrains_on_drift) values ({user.OrganizationId}, {settings.RetrainDays}, {settings.RetrainsOnDrift})
            on conflict (organization_id) do update set retrain_days = excluded.retrain_days, retrains_on_drift = excluded.retrains_on_drift
            """, cancel);
        return TypedResults.Ok(settings);
    }
}
