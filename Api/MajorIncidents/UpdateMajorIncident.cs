using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>PUT /major-incidents/{id}</c>: who leads, and how often the public hears.</summary>
internal static class UpdateMajorIncident
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPut("/{id:guid}", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(UpdateMajorIncident)).WithSummary("Change who leads and how often the public hears");

    private static async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, UpdateMajorRequest request, IfMatch ifMatch, MajorReader reader, MajorWork work, CancellationToken cancel)
    {
        if (await reader.FindAsync(id, cancel) is null) return Problem.NotFound();
        if (request.UpdateCadenceSeconds is < 300 or > 86_400) return Problem.Invalid("updateCadenceSeconds", "5 minutes to a day.");
        if (!await work.MayLeadAsync(request.LeadId, cancel)) return Problem.Invalid("leadId", "An incident manager leads a major incident.");

        return await work.ChangeAsync(
            id, ifMatch, null, (incident, major, _) =>
            {
                var isNewLead = major.LeadId != request.LeadId;
                (major.LeadId, major.UpdateCadenceSeconds) = (request.LeadId, request.UpdateCadenceSeconds);
                return Task.FromResult(isNewLead ? IncidentEdits.NameLead(incident.Facts, request.LeadId) : new Decision.Accepted([]));
            }, cancel);
    }
}
