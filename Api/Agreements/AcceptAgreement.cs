using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Agreements;

/// <summary><c>POST /agreements/{id}/accept</c>: the provider takes the group over.</summary>
internal static class AcceptAgreement
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/accept", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithTags("Agreements").WithName(nameof(AcceptAgreement)).WithSummary("Accept an offered agreement, as the provider");

    private static async Task<Results<Ok<AgreementResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, AgreementReader reader, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        if (await reader.ReadAsync(id, cancel) is not [var agreement, ..]) return Problem.NotFound();
        if (agreement.ProviderId != user.OrganizationId || !user.Roles.Any(role => role is Role.Administrator or Role.Agent))
            return Problem.Forbidden("An administrator or agent of the provider accepts.");

        // The row is the customer's, so a function of the owner writes it, for the provider that it names alone.
        var accepted = await db.Database.SqlQuery<Guid>($"select accept_agreement({id}, {WholeSeconds.Now(time)}) as \"Value\"").ToListAsync(cancel);
        if (accepted.Count == 0) return Problem.Conflict("state", "The agreement is accepted already, or over.");

        return TypedResults.Ok((await reader.ReadAsync(id, cancel))[0]);
    }
}
