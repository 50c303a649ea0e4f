using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>POST /major-incidents</c>: declares a major incident with its lead and the pace of public words.</summary>
internal static class DeclareMajor
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPost("", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(DeclareMajor)).WithSummary("Declare a major incident and say who leads it");

    private static async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(
        DeclareMajorRequest request, IfMatch ifMatch, MajorWork majors, IncidentCommands commands, IncidentReader incidents, CurrentUser user,
        CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (!await incidents.IsVisibleAsync(request.IncidentId, cancel)) return Problem.NotFound();

        var lead = request.LeadId ?? user.PersonId;
        if (!await majors.MayLeadAsync(lead, cancel)) return Problem.Invalid("leadId", "An incident manager leads a major incident.");

        var result = await commands.ExecuteAsync(
            request.IncidentId, version, user.Actor(),
            (incident, _) => majors.DeclareAsync(incident, request.Reason, lead, request.UpdateCadenceSeconds, cancel), cancel);
        return await majors.AnswerAsync(request.IncidentId, result, cancel);
    }
}
