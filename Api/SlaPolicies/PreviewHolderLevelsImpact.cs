using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary>
/// <c>POST /groups/{id}/levels/impact</c> and <c>POST /agreements/{id}/levels/impact</c>: what a change of a holder's promise would do to
/// the open records. Under an agreement that is only offered no record has a clock yet.
/// </summary>
internal static class PreviewHolderLevelsImpact
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/groups/{id:guid}/levels/impact", OfGroupAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("PreviewGroupLevelsImpact").WithSummary("Preview what a change of a group's promise would do");
        api.MapPost("/agreements/{id:guid}/levels/impact", OfAgreementAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("PreviewAgreementLevelsImpact")
            .WithSummary("Preview what a change of a provider's promise under an offered agreement would do");
    }

    private static async Task<Results<Ok<LevelImpactResponse>, ProblemHttpResult>> OfGroupAsync(
        Guid id, OlaPolicyImpactRequest request, PlatformDbContext db, LevelEdits edits, LevelPreview preview, CurrentUser user,
        CancellationToken cancel) => await PromisingHolder.GroupAsync(id, db, cancel) is { } holder
            ? await PreviewAsync(holder, request, db, edits, preview, user, cancel)
            : Problem.NotFound();

    private static async Task<Results<Ok<LevelImpactResponse>, ProblemHttpResult>> OfAgreementAsync(
        Guid id, OlaPolicyImpactRequest request, PlatformDbContext db, LevelEdits edits, LevelPreview preview, CurrentUser user,
        CancellationToken cancel)
    {
        var (holder, problem) = await PromisingHolder.ProviderAsync(id, db, user, cancel);
        if (holder is null) return problem!;

        return await PreviewAsync(holder, request, db, edits, preview, user, cancel);
    }

    private static async Task<Results<Ok<LevelImpactResponse>, ProblemHttpResult>> PreviewAsync(
        PromisingHolder holder, OlaPolicyImpactRequest request, PlatformDbContext db, LevelEdits edits, LevelPreview preview, CurrentUser user,
        CancellationToken cancel)
    {
        var policy = PolicyBodies.Read(request.Targets);
        var (warnings, problem) = await holder.CheckAsync(policy, db, cancel);
        if (problem is not null) return problem;

        // Where nothing was promised before, no clock follows it: a first promise is for records that arrive later.
        var promiseId = await db.OlaPolicies.Where(row => row.GroupId == holder.GroupId && row.AgreementId == holder.AgreementId)
            .Select(row => row.Id).SingleOrDefaultAsync(cancel);
        var draft = new LevelDraft(Guid.CreateVersion7()) { Targets = PolicyLibrary.Of(policy) };
        var edit = await edits.OfOlaPolicyAsync(promiseId, draft.VersionId, cancel);
        var effects = await preview.OfAsync(edit, draft, LevelAnswers.MostLate, LevelAnswers.SeenBy(user), cancel);
        return TypedResults.Ok(LevelAnswers.Impact(effects, warnings));
    }
}
