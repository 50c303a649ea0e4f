using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Attachments;

/// <summary><c>POST /attachments/{id}/redact</c>: a file goes for good, with its name.</summary>
internal static class RedactAttachment
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/attachments/{id:guid}/redact", HandleAsync)
        .RequireAuthorization(Permissions.Redact)
        .WithTags("Incidents").WithName(nameof(RedactAttachment)).WithSummary("Take a file away for good");

    private static async Task<Results<Ok<IncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ReasonRequest request, IdempotencyKey key, IncidentWork work, Redactions redactions, PlatformDbContext db, CurrentUser user,
        CancellationToken cancel)
    {
        // A file that is gone is no more to be found; its line says who took it.
        var incidentId = await db.Attachments.AsNoTracking().Where(file => file.Id == id).Select(file => (Guid?)file.IncidentId).SingleOrDefaultAsync(cancel);
        if (incidentId is not { } recordId) return Problem.NotFound();

        return await work.EditAsync(
            recordId, key, (incident, now) => redactions.FileAsync(incident, id, request.Reason.Trim(), user.Actor(), now, cancel), cancel);
    }
}
