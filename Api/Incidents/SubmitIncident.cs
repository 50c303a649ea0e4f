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

        var row = result switch
        {
            CommandResult.Saved saved => saved.Row,
            CommandResult.Repeated repeated => await db.Incidents.AsNoTracking().SingleAsync(incident => incident.Id == repeated.IncidentId, cancel),
            _ => null,
        };
        return row is null
            ? Problem.KeyReused()
            : TypedResults.Created($"/api/v1/incidents/{row.Id}", await reader.ReadAsync(row, cancel));
    }
}
