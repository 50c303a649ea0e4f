using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>POST /major-incidents/{id}/children</c>: a record is told through the major incident. Asking again changes nothing.</summary>
internal static class AddChild
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPost("/{id:guid}/children", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(AddChild)).WithSummary("Tell a record's consumers through the major incident");

    private static async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AddChildRequest request, MajorReader reader, MajorWork work, IncidentReader incidents, IncidentCommands commands, PlatformDbContext db,
        CurrentUser user, CancellationToken cancel)
    {
        if (await reader.FindAsync(id, cancel) is null) return Problem.NotFound();
        if (await incidents.FindAsync(request.Incident.Trim(), cancel) is not { } child) return Problem.Invalid("incident", "There is no such record.");
        if (child.Id == id || child.IsMajor) return Problem.Invalid("incident", "A major incident is no child of another.");

        if (!await IsChildAsync())
        {
            var result = await commands.ExecuteAsync(
                child.Id, null, user.Actor(), async (locked, _) =>
                {
                    var decision = IncidentEdits.Link(locked.Facts, LinkType.ChildOf, id);
                    if (decision is not Decision.Accepted) return decision;
                    if (await IsChildAsync()) return new Decision.Accepted([]); // Somebody was faster by a moment.

                    db.IncidentLinks.Add(new IncidentLinkRow
                    {
                        OrganizationId = user.OrganizationId,
                        IncidentId = child.Id,
                        Type = LinkType.ChildOf,
                        OtherId = id,
                    });
                    return decision;
                }, cancel);
            if (result is not CommandResult.Saved) return await work.AnswerAsync(id, result, cancel);
        }
        return TypedResults.Ok(await reader.ReadAsync(id, cancel));

        Task<bool> IsChildAsync() => db.IncidentLinks.AnyAsync(row => row.IncidentId == child.Id && row.Type == LinkType.ChildOf && row.OtherId == id, cancel);
    }
}
