using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
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
        Guid id, CommentRequest request, IdempotencyKey key, IncidentWork work, RequestedDecisions decisions, CancellationToken cancel) =>
        work.EditAsync(id, key, (incident, _) => Task.FromResult(decisions.Comment(incident, request)), cancel);
}
