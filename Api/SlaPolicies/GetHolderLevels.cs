using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary>
/// <c>GET /groups/{id}/levels</c> and <c>GET /agreements/{id}/levels</c>: what a holder promises. A provider reads what it was
/// offered.
/// </summary>
internal static class GetHolderLevels
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/groups/{id:guid}/levels", OfGroupAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Service levels").WithName("GetGroupLevels").WithSummary("Read what a group promises");
        api.MapGet("/agreements/{id:guid}/levels", OfAgreementAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Service levels").WithName("GetAgreementLevels").WithSummary("Read what a provider promises under an agreement");
    }

    /// <summary>The promise among some rows.</summary>
    public static async Task<OlaPolicyResponse> ReadAsync(
        IQueryable<OlaPolicyRow> rows, IQueryable<OlaPolicyVersionRow> versions, Guid? changeId, CancellationToken cancel)
    {
        var found = await (from row in rows join version in versions on row.CurrentVersionId equals version.Id select version)
            .AsNoTracking().SingleOrDefaultAsync(cancel);
        return new OlaPolicyResponse(found?.Version ?? 0, found is null ? [] : PolicyBodies.Of(found.Policy), changeId);
    }

    private static async Task<Results<Ok<OlaPolicyResponse>, ProblemHttpResult>> OfGroupAsync(Guid id, PlatformDbContext db, CancellationToken cancel) =>
        await db.SupportGroups.AnyAsync(held => held.Id == id, cancel)
            ? TypedResults.Ok(await ReadAsync(db.OlaPolicies.Where(row => row.GroupId == id), db.OlaPolicyVersions, null, cancel))
            : Problem.NotFound();

    private static async Task<Results<Ok<OlaPolicyResponse>, ProblemHttpResult>> OfAgreementAsync(
        Guid id, PlatformDbContext db, ProviderDb provider, CurrentUser user, CancellationToken cancel)
    {
        if (await db.Agreements.AnyAsync(agreement => agreement.Id == id && agreement.OrganizationId == user.OrganizationId, cancel))
            return TypedResults.Ok(await ReadAsync(db.OlaPolicies.Where(row => row.AgreementId == id), db.OlaPolicyVersions, null, cancel));
        if (!user.IsProvider || !await provider.Rows<AgreementRow>().AnyAsync(agreement => agreement.Id == id && agreement.ProviderId == user.OrganizationId, cancel))
            return Problem.NotFound();

        return TypedResults.Ok(await ReadAsync(
            provider.Rows<OlaPolicyRow>().Where(row => row.AgreementId == id), provider.Rows<OlaPolicyVersionRow>(), null, cancel));
    }
}
