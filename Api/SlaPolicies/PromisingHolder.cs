using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary>A group, or the provider under an agreement, whose promise is about to be changed.</summary>
/// <param name="GroupId">The group; null for an agreement.</param>
/// <param name="AgreementId">The agreement; null for a group.</param>
/// <param name="Name">Shown name of either.</param>
/// <param name="IsDesk">Whether every record passes through it first.</param>
internal sealed record PromisingHolder(Guid? GroupId, Guid? AgreementId, string Name, bool IsDesk)
{
    /// <summary>A group of the organization; null when it has none of this id.</summary>
    public static Task<PromisingHolder?> GroupAsync(Guid id, PlatformDbContext db, CancellationToken cancel) => (
        from held in db.SupportGroups
        where held.Id == id
        from organization in db.Organizations
        select new PromisingHolder(held.Id, null, held.Name, organization.DeskGroupId == held.Id)).SingleOrDefaultAsync(cancel);

    /// <summary>The provider under an agreement that the organization has offered; the problem where its promise cannot be changed.</summary>
    public static async Task<(PromisingHolder? Holder, ProblemHttpResult? Problem)> ProviderAsync(
        Guid id, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var agreement = await db.Agreements.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.OrganizationId == user.OrganizationId, cancel);
        if (agreement is null) return (null, Problem.NotFound());
        // What the provider accepted is a contract: one side alone does not change it.
        if (agreement.AcceptedAt is not null) return (null, Problem.Conflict("targets", "The provider has accepted. End the agreement and offer another one."));

        var isDesk = await db.Organizations.AnyAsync(organization => organization.DeskGroupId == agreement.GroupId, cancel);
        return (new PromisingHolder(null, id, agreement.Name, isDesk), null);
    }

    /// <summary>What is to be said about a promise before it is saved; the problem where it cannot be saved.</summary>
    public async Task<(IReadOnlyList<LevelFindingResponse> Warnings, ProblemHttpResult? Problem)> CheckAsync(
        OlaPolicy policy, PlatformDbContext db, CancellationToken cancel)
    {
        var findings = LevelLint.Check(policy);
        if (LevelAnswers.Refused("", findings) is { Count: > 0 } errors) return ([], Problem.Invalid(errors));

        return (LevelAnswers.Warnings("", [.. findings, .. await PolicyCheck.FitAsync(new HolderPromise(Name, IsDesk, policy), db, cancel)]), null);
    }
}
