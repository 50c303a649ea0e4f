using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/{id}/timeline/{sequence}/redact</c>: the words of a line, or its file, go for good.</summary>
internal static class RedactLine
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/{id:guid}/timeline/{sequence:int}/redact", HandleAsync)
        .RequireAuthorization(Permissions.Redact)
        .WithName(nameof(RedactLine)).WithSummary("Take the words of a timeline line away for good");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, int sequence, ReasonRequest request, IdempotencyKey key, IncidentWork work, Redactions redactions, PlatformDbContext db,
        CurrentUser user, CancellationToken cancel)
    {
        // Lines are never deleted: one that is there now is there under the lock.
        if (!await db.Timeline.AsNoTracking().AnyAsync(line => line.IncidentId == id && line.Sequence == sequence, cancel)) return Problem.NotFound();

        return await work.EditAsync(
            id, key, (incident, now) => redactions.LineAsync(incident, sequence, request.Reason.Trim(), user.Actor(), now, cancel), cancel);
    }
}
