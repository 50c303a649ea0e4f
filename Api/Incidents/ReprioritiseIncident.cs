using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/priority</c>: impact, urgency, or an override with a reason.</summary>
internal static class ReprioritiseIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/priority", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(ReprioritiseIncident)).WithSummary("Change a record's priority");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PriorityRequest request, IfMatch ifMatch, IncidentWork work, ServiceLevels levels, PlatformDbContext db,
        CancellationToken cancel) =>
        work.MoveAsync(
            id, ifMatch,
            async (incident, _) =>
            {
                var matrix = await db.Organizations.AsNoTracking().Select(organization => organization.PriorityMatrix).SingleAsync(cancel);
                var priority = request.Override ?? matrix.PriorityOf(request.Impact, request.Urgency);
                var facts = incident.Facts;
                var plan = await levels.PlanAsync(facts.ServiceId, facts.Kind, priority, facts.Clocks, cancel);
                return IncidentEdits.Reprioritise(
                    facts, request.Impact, request.Urgency, priority, request.Override is not null, plan, request.Reason);
            },
            cancel);
}
