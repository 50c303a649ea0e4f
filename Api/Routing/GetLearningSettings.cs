using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/learning</c>: when the model is trained anew by itself.</summary>
internal static class GetLearningSettings
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/learning", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(GetLearningSettings)).WithSummary("Read when the model is trained anew");

    private static async Task<Ok<LearningSettings>> HandleAsync(PlatformDbContext db, CancellationToken cancel) =>
        TypedResults.Ok(await db.LearningSettings.AsNoTracking().Select(row => new LearningSettings(row.RetrainDays, row.RetrainsOnDrift)).SingleOrDefaultAsync(cancel)
            ?? new LearningSettings(LearningSettingsRow.DefaultDays, RetrainsOnDrift: true));
}
