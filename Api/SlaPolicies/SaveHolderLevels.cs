using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

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
        var found = await (
            from held in db.SupportGroups
            where held.Id == id
            from organization in db.Organizations
            select new { held.Name, IsDesk = organization.DeskGroupId == held.Id }).SingleOrDefaultAsync(cancel);
        if (found is null) return Problem.NotFound();

        return await SaveAsync((id, null), found.Name, found.IsDesk, version, request, db, store, user, cancel);
    }

    private static async Task<Results<Ok<OlaPolicyResponse>, ProblemHttpResult>> OfAgreementAsync(
        Guid id, SaveOlaPolicyRequest request, IfMatch ifMatch, PlatformDbContext db, LevelStore store, CurrentUser user, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        var agreement = await db.Agreements.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.OrganizationId == user.OrganizationId, cancel);
        if (agreement is null) return Problem.NotFound();
        // What the provider accepted is a contract: one side alone does not change it.
        if (agreement.AcceptedAt is not null) return Problem.Conflict("targets", "The provider has accepted. End the agreement and offer another one.");

        var isDesk = await db.Organizations.AnyAsync(organization => organization.DeskGroupId == agreement.GroupId, cancel);
        return await SaveAsync((null, id), agreement.Name, isDesk, version, request, db, store, user, cancel);
    }

    private static async Task<Results<Ok<OlaPolicyResponse>, ProblemHttpResult>> SaveAsync(
        (Guid? GroupId, Guid? AgreementId) holder, string name, bool isDesk, int version, SaveOlaPolicyRequest request, PlatformDbContext db,
        LevelStore store, CurrentUser user, CancellationToken cancel)
    {
        var policy = PolicyBodies.Read(request.Targets);
        var findings = LevelLint.Check(policy);
        if (LevelAnswers.Refused("", findings) is { Count: > 0 } errors) return Problem.Invalid(errors);

        var warnings = LevelAnswers.Warnings("", [.. findings, .. await PolicyCheck.FitAsync(new HolderPromise(name, isDesk, policy), db, cancel)]);
        if (!request.AcceptsWarnings && warnings.Count > 0) return Problem.Unaccepted(warnings);

        var result = await store.SaveOlaPolicyAsync(holder, version, policy, request.Mode, user.PersonId, cancel);
        if (LevelAnswers.Refusal(result) is { } refusal) return refusal;

        var saved = (LevelSaveResult.Saved)result;
        return TypedResults.Ok(await GetHolderLevels.ReadAsync(
            db.OlaPolicies.Where(row => row.Id == saved.Id), db.OlaPolicyVersions, saved.ChangeId, cancel));
    }
}
