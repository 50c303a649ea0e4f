using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary><c>PUT /groups/{id}/levels</c> and <c>PUT /agreements/{id}/levels</c>: what a holder promises, in its next version.</summary>
internal static class SaveHolderLevels
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/groups/{id:guid}/levels", OfGroupAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("UpdateGroupLevels").WithSummary("Say what a group promises");
        api.MapPut("/agreements/{id:guid}/levels", OfAgreementAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("UpdateAgreementLevels").WithSummary("Say what a provider promises under an offered agreement");
    }

    private static async Task<Results<Ok<OlaPolicyResponse>, ProblemHttpResult>> OfGroupAsync(
        Guid id, SaveOlaPolicyRequest request, IfMatch ifMatch, PlatformDbContext db, LevelStore store, CurrentUser user, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await PromisingHolder.GroupAsync(id, db, cancel) is not { } holder) return Problem.NotFound();

        return await SaveAsync(holder, version, request, db, store, user, cancel);
    }

    private static async Task<Results<Ok<OlaPolicyResponse>, ProblemHttpResult>> OfAgreementAsync(
        Guid id, SaveOlaPolicyRequest request, IfMatch ifMatch, PlatformDbContext db, LevelStore store, CurrentUser user, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        var (holder, problem) = await PromisingHolder.ProviderAsync(id, db, user, cancel);
        if (holder is null) return problem!;

        return await SaveAsync(holder, version, request, db, store, user, cancel);
    }

    private static async Task<Results<Ok<OlaPolicyResponse>, ProblemHttpResult>> SaveAsync(
        PromisingHolder holder, int version, SaveOlaPolicyRequest request, PlatformDbContext db, LevelStore store, CurrentUser user,
        CancellationToken cancel)
    {
        var policy = PolicyBodies.Read(request.Targets);
        var (warnings, problem) = await holder.CheckAsync(policy, db, cancel);
        if (problem is not null) return problem;
        if (!request.AcceptsWarnings && warnings.Count > 0) return Problem.Unaccepted(warnings);

        var result = await store.SaveOlaPolicyAsync((holder.GroupId, holder.AgreementId), version, policy, request.Mode, user.PersonId, cancel);
        if (LevelAnswers.Refusal(result) is { } refusal) return refusal;

        var saved = (LevelSaveResult.Saved)result;
        return TypedResults.Ok(await GetHolderLevels.ReadAsync(
            db.OlaPolicies.Where(row => row.Id == saved.Id), db.OlaPolicyVersions, saved.ChangeId, cancel));
    }
}
