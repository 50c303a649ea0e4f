using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/links</c>: two records belong together.</summary>
internal static class LinkIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/links", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(LinkIncident)).WithSummary("Link a record with another");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, LinkRequest request, IdempotencyKey key, IncidentWork work, IncidentReader reader, PlatformDbContext db,
        CurrentUser user, CancellationToken cancel)
    {
        if (!await reader.IsVisibleAsync(id, cancel)) return Problem.NotFound();
        if (!await reader.IsVisibleAsync(request.Id, cancel)) return Problem.Invalid("id", "There is no such record that you may see.");

        return await work.EditAsync(
            id, key,
            async (incident, _) =>
            {
                var exists = await db.IncidentLinks
                    .AnyAsync(row => row.IncidentId == id && row.Type == request.Type && row.OtherId == request.Id, cancel);
                if (exists) return new Decision.Refused(RefusalCodes.NothingChanges, Lifecycle.MovesFrom(incident.Facts.State));

                var decision = IncidentEdits.Link(incident.Facts, request.Type, request.Id);
                if (decision is Decision.Accepted)
                {
                    db.IncidentLinks.Add(new IncidentLinkRow
                    {
                        OrganizationId = user.OrganizationId,
                        IncidentId = id,
                        Type = request.Type,
                        OtherId = request.Id,
                    });
                }
                return decision;
            },
            cancel);
    }
}
