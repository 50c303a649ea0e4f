using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/comments</c>: words, public or internal.</summary>
internal static class CommentIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/comments", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithName(nameof(CommentIncident)).WithSummary("Comment on a record");

    private static Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, CommentRequest request, IdempotencyKey key, IncidentWork work, CurrentUser user, CancellationToken cancel) =>
        work.EditAsync(
            id, key,
            (incident, _) => Task.FromResult(
                IncidentEdits.Comment(incident.Facts, request.Text.Trim(), request.Visibility, user.Actor())),
            cancel);
}
