using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>GET /major-incidents/{id}</c>: lead, public words, child records, review.</summary>
internal static class GetMajorIncident
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapGet("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(GetMajorIncident)).WithSummary("One major incident");

    private static async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(Guid id, MajorReader reader, CancellationToken cancel) =>
        await reader.FindAsync(id, cancel) is null ? Problem.NotFound() : TypedResults.Ok(await reader.ReadAsync(id, cancel));
}
