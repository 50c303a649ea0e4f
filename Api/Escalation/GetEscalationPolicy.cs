using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /escalation-policies/{id}</c>: a policy as it is now.</summary>
internal static class GetEscalationPolicy
{
    public static void Map(RouteGroupBuilder policies) => policies
        .MapGet("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.ReadCatalog)
        .WithName(nameof(GetEscalationPolicy)).WithSummary("Read an escalation policy");

    private static async Task<Results<Ok<EscalationPolicyResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PlatformDbContext db, EscalationPolicyReader reader, CancellationToken cancel) =>
        await db.EscalationPolicies.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } row
            ? TypedResults.Ok(await reader.ReadAsync(row, cancel))
            : Problem.NotFound();
}
