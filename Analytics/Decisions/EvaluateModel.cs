using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Internal <c>POST /internal/routing/{organizationId}/models/{version}/evaluate</c>: how a version does on newer records.</summary>
internal static class EvaluateModel
{
    private const int MostRecords = 2_000;

    public static void Map(RouteGroupBuilder routing) =>
        routing.MapPost("/models/{version:int}/evaluate", HandleAsync).WithName(nameof(EvaluateModel));

    private static async Task<Results<Ok<RoutingEvaluationResponse>, NotFound>> HandleAsync(
        Guid organizationId, int version, CurrentTenant tenant, ModelCache models, PlatformDbContext db, CancellationToken cancel)
    {
        tenant.Set(organizationId);
        var until = await db.RoutingModels.Where(model => model.Version == version).Select(model => model.WindowTo).SingleOrDefaultAsync(cancel);
        if (until is null || await models.GetAsync(db, version, cancel) is not ModelLookup.Found(_, var model)) return TypedResults.NotFound();

        // Those it learned from would flatter it.
        var unseen = await TrainingExamples.ReadAsync(db, MostRecords, until, cancel);
        var found = ModelEvaluation.Of(model, unseen, cancel);
        return TypedResults.Ok(new RoutingEvaluationResponse(
            version, unseen.Count, unseen.Count > 0 ? unseen[0].At : null, unseen.Count > 0 ? unseen[^1].At : null,
            found?.Accuracy, found?.Top3, found?.Coverage, found?.CoveredPrecision, found?.Abstained));
    }
}
