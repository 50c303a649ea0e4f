using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>POST /major-incidents/{id}/children</c>: a record is told through the major incident. Asking again changes nothing.</summary>
internal static class AddChild
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPost("/{id:guid}/children", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(AddChild)).WithSummary("Tell a record's consumers through the major incident");

    private static async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AddChildRequest request, MajorReader reader, MajorWork work, IncidentReader incidents, CancellationToken cancel)
    {
        if (await reader.FindAsync(id, cancel) is null) return Problem.NotFound();
        if (await incidents.FindAsync(request.Incident.Trim(), cancel) is not { } child) return Problem.Invalid("incident", "There is no such record.");
        if (child.Id == id || child.IsMajor) return Problem.Invalid("incident", "A major incident is no child of another.");

        if (await work.LinkAsync(child.Id, id, cancel) is not (null or CommandResult.Saved) and var refused) return await work.AnswerAsync(id, refused, cancel);
        return TypedResults.Ok(await reader.ReadAsync(id, cancel));
    }
}
