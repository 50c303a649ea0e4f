using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>PUT /major-incidents/{id}/review</c>: what happened and what is to be done, also after the record is closed.</summary>
internal static class SaveReview
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPut("/{id:guid}/review", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(SaveReview)).WithSummary("Write the review of a major incident");

    private static Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, SaveReviewRequest request, IfMatch ifMatch, MajorWork work, CurrentUser user, CancellationToken cancel) => work.ChangeAsync(
        id, ifMatch, null, (_, major, now) =>
        {
            major.ReviewProblem = request.Problem.Trim();
            major.ReviewActions = [.. request.Actions.Select(action => new MajorAction(action.Text.Trim(), action.Owner?.Trim(), action.DueOn, action.IsDone))];
            (major.ReviewedAt, major.ReviewedBy) = (now, user.PersonId);
            // The review is no part of the record: it adds nothing to the timeline, and a closed record can be reviewed.
            return Task.FromResult<Decision>(new Decision.Accepted([]));
        }, cancel);
}
