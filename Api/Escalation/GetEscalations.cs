using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /incidents/{idOrNumber}/escalations</c>: what fired on a record, and what comes next.</summary>
internal static class GetEscalations
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/escalations", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(GetEscalations)).WithSummary("Read a record's escalations");

    private static async Task<Results<Ok<EscalationsResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, EscalationReader escalations, CurrentUser user, CancellationToken cancel)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();
        // Whom a customer escalates to is no business of its providers.
        if (user.HandedOver is not null || !IncidentVisibility.SeesInternal(user, row)) return Problem.NotFound();

        return TypedResults.Ok(await escalations.ReadAsync(row, cancel));
    }
}
