using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Agreements;

/// <summary><c>POST /agreements/{id}/end</c>: either side ends an agreement now, or withdraws or declines an offer.</summary>
internal static class EndAgreement
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/end", HandleAsync)
        .RequireAuthorization(Permissions.PlanHandOvers)
        .WithTags("Agreements").WithName(nameof(EndAgreement)).WithSummary("End an agreement, as customer or provider");

    private static async Task<Results<Ok<AgreementResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, AgreementReader reader, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        if (await reader.ReadAsync(id, cancel) is not [var agreement, ..]) return Problem.NotFound();

        var now = WholeSeconds.Now(time);
        var ended = agreement.IsCustomer
            ? await db.Agreements.Where(row => row.Id == id && row.OrganizationId == user.OrganizationId && (row.UntilAt == null || row.UntilAt > now))
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.UntilAt, now), cancel)
            : (await db.Database.SqlQuery<Guid>($"select end_provided_agreement({id}, {now}) as \"Value\"").ToListAsync(cancel)).Count;
        return ended == 0
            ? Problem.Conflict("state", "The agreement is over already.")
            : TypedResults.Ok((await reader.ReadAsync(id, cancel))[0]);
    }
}
