using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.MajorIncidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>POST /major-incidents/proposals/{id}/dismiss</c>: the burst is no major incident. As long as it goes on it is not proposed again.</summary>
internal static class DismissProposal
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPost("/proposals/{id:guid}/dismiss", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(DismissProposal)).WithSummary("Say that a burst is no major incident");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, DismissProposalRequest request, PlatformDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        var reason = request.Reason.Trim();
        if (reason.Length == 0) return Problem.Invalid("reason", "Say why.");

        // One statement: who decides first decides.
        Instant? now = WholeSeconds.Now(time);
        Guid? by = user.PersonId;
        var dismissed = await db.MajorProposals.Where(row => row.Id == id && row.State == MajorProposalState.Open).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, MajorProposalState.Dismissed).SetProperty(row => row.DecidedAt, now)
                .SetProperty(row => row.DecidedBy, by).SetProperty(row => row.Reason, reason), cancel);
        if (dismissed > 0) return TypedResults.NoContent();

        var state = await db.MajorProposals.Where(row => row.Id == id).Select(row => (MajorProposalState?)row.State).SingleOrDefaultAsync(cancel);
        return state switch
        {
            null => Problem.NotFound(),
            MajorProposalState.Accepted => Problem.Conflict("id", "It was declared a major incident."),
            _ => TypedResults.NoContent(),
        };
    }
}
