using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents</c>: somebody asks for help, or an agent records it for them.</summary>
internal static class SubmitIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithName(nameof(SubmitIncident)).WithSummary("Submit a record");

    private static async Task<Results<Created<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        SubmitIncidentRequest request, IdempotencyKey key, IncidentSubmission submission, PlatformDbContext db, IncidentReader reader,
        CancellationToken cancel)
    {
        var (result, problem) = await submission.SubmitAsync(request, key.Token, cancel);
        if (problem is not null) return problem;

        Guid id;
        switch (result)
        {
            case CommandResult.Saved saved:
                id = saved.IncidentId;
                break;
            case CommandResult.Repeated repeated:
                id = repeated.IncidentId;
                break;
            default:
                return Problem.KeyReused();
        }
        var row = await db.Incidents.AsNoTracking().SingleAsync(incident => incident.Id == id, cancel);
        return TypedResults.Created($"/api/v1/incidents/{id}", await reader.ReadAsync(row, cancel));
    }
}
