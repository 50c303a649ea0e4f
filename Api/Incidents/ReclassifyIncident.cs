using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/reclassify</c>: kind, service or category change; the number stays.</summary>
internal static class ReclassifyIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/reclassify", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(ReclassifyIncident)).WithSummary("Change a record's kind, service or category");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ReclassifyRequest request, IfMatch ifMatch, IncidentWork work, IncidentReader reader, ServiceLevels levels,
        PlatformDbContext db, CancellationToken cancel)
    {
        if (!await reader.IsVisibleAsync(id, cancel)) return Problem.NotFound();
        if (request.ServiceId is { } service && !await db.Services.AnyAsync(row => row.Id == service && row.IsActive, cancel))
            return Problem.Invalid("serviceId", "This service does not exist or is no longer offered.");
        if (request.CategoryId is { } category && !await db.Categories.AnyAsync(row => row.Id == category && row.IsActive, cancel))
            return Problem.Invalid("categoryId", "This category does not exist or is no longer offered.");

        return await work.MoveAsync(
            id, ifMatch,
            async (incident, _) =>
            {
                var facts = incident.Facts;
                var (kind, serviceId) = (request.Kind ?? facts.Kind, request.ServiceId ?? facts.ServiceId);
                var plan = await levels.PlanAsync(serviceId, kind, facts.Priority, facts.Clocks, cancel);
                return IncidentEdits.Reclassify(facts, kind, serviceId, request.CategoryId ?? facts.CategoryId, plan, request.Reason);
            },
            cancel);
    }
}
