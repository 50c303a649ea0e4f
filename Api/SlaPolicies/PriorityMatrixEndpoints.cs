using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary><c>GET</c> and <c>PUT /priority-matrix</c>, <c>POST /priority-matrix/impact</c>.</summary>
internal static class PriorityMatrixEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/priority-matrix", GetAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Service levels").WithName("GetPriorityMatrix").WithSummary("Read the priority of each impact and urgency");
        api.MapPut("/priority-matrix", SaveAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("UpdatePriorityMatrix").WithSummary("Change the priority of impacts and urgencies");
        api.MapPost("/priority-matrix/impact", ImpactAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("PreviewPriorityMatrixImpact").WithSummary("Preview what a change of the matrix would do");
    }

    private static async Task<Ok<PriorityMatrixResponse>> GetAsync(PlatformDbContext db, CancellationToken cancel) =>
        TypedResults.Ok(await ReadAsync(null, db, cancel));

    private static async Task<Results<Ok<PriorityMatrixResponse>, ProblemHttpResult>> SaveAsync(
        SavePriorityMatrixRequest request, IfMatch ifMatch, PlatformDbContext db, LevelStore store, CurrentUser user, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (Matrix(request) is not { } matrix) return Incomplete();

        var result = await store.SaveMatrixAsync(version, matrix, request.Mode, user.PersonId, cancel);
        if (LevelAnswers.Refusal(result) is { } refusal) return refusal;

        return TypedResults.Ok(await ReadAsync(((LevelSaveResult.Saved)result).ChangeId, db, cancel));
    }

    private static async Task<Results<Ok<LevelImpactResponse>, ProblemHttpResult>> ImpactAsync(
        SavePriorityMatrixRequest request, LevelPreview preview, CurrentUser user, CancellationToken cancel)
    {
        if (Matrix(request) is not { } matrix) return Incomplete();

        var effects = await preview.OfAsync(new LevelEdit.Matrix(matrix), null, LevelAnswers.MostLate, LevelAnswers.SeenBy(user), cancel);
        return TypedResults.Ok(LevelAnswers.Impact(effects, []));
    }

    private static async Task<PriorityMatrixResponse> ReadAsync(Guid? changeId, PlatformDbContext db, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        return new PriorityMatrixResponse(organization.PriorityMatrixVersion, organization.PriorityMatrix.Rows, changeId);
    }

    private static PriorityMatrix? Matrix(SavePriorityMatrixRequest request) => new PriorityMatrix(request.Rows) is { IsComplete: true } matrix ? matrix : null;

    private static ProblemHttpResult Incomplete() => Problem.Invalid("rows", "Four rows of four priorities: an impact each, and an urgency each.");
}
