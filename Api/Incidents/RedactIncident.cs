using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/redact</c>: the subject of a record, or what stands below it, goes for good.</summary>
internal static class RedactIncident
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/redact", HandleAsync)
        .RequireAuthorization(Permissions.Redact)
        .WithName(nameof(RedactIncident)).WithSummary("Take subject or description of a record away for good");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, RedactRequest request, IdempotencyKey key, IncidentWork work, Redactions redactions, CurrentUser user, CancellationToken cancel)
    {
        if (!request.Subject && !request.Description) return Problem.Invalid("description", "Say what is to go: subject, description, or both.");

        return await work.EditAsync(
            id, key,
            (incident, now) => redactions.RecordAsync(
                incident, request.Subject, request.Description, request.Reason.Trim(), user.Actor(), now, cancel),
            cancel);
    }
}
