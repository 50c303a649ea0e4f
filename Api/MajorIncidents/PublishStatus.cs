using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>POST /major-incidents/{id}/status</c>: the public word on a service. The consumers of all child records are told together.</summary>
internal static class PublishStatus
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPost("/{id:guid}/status", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(PublishStatus)).WithSummary("Tell everybody how things stand with a service");

    private static async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, PublishStatusRequest request, IdempotencyKey key, MajorReader reader, MajorWork work, PlatformDbContext db, CurrentUser user,
        CancellationToken cancel)
    {
        if (await reader.FindAsync(id, cancel) is not { } incident) return Problem.NotFound();

        var text = request.Text.Trim();
        var serviceId = request.ServiceId ?? incident.ServiceId;
        if (text.Length == 0) return Problem.Invalid("text", "Say how things stand.");
        if (!await db.Services.AnyAsync(row => row.Id == serviceId, cancel)) return Problem.Invalid("serviceId", "This service does not exist.");

        return await work.ChangeAsync(
            id, null, key, async (locked, _, now) =>
            {
                var decision = IncidentEdits.PublishStatus(locked.Facts, serviceId, text);
                if (decision is not Decision.Accepted) return decision;

                if (await db.MajorStatuses.AsTracking().SingleOrDefaultAsync(row => row.IncidentId == id && row.ServiceId == serviceId, cancel) is { } present)
                {
                    (present.Text, present.PublishedAt, present.PublishedBy) = (text, now, user.PersonId);
                    return decision;
                }

                db.MajorStatuses.Add(new MajorStatusRow
                {
                    OrganizationId = user.OrganizationId,
                    IncidentId = id,
                    ServiceId = serviceId,
                    Text = text,
                    PublishedAt = now,
                    PublishedBy = user.PersonId,
                });
                return decision;
            }, cancel);
    }
}
