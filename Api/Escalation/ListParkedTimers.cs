using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /timers</c>: records whose rules were given up, longest first; at most 200.</summary>
internal static class ListParkedTimers
{
    // An index holds only what is parked, and that is little; whoever has more resumes these first.
    private const int Most = 200;

    public static void Map(RouteGroupBuilder timers) => timers
        .MapGet("/", HandleAsync)
        .RequireAuthorization(Permissions.AdministerDeliveries)
        .WithName(nameof(ListParkedTimers)).WithSummary("List parked timers");

    private static async Task<Ok<PageResponse<ParkedTimersResponse>>> HandleAsync(PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var parked = await db.Timers.AsNoTracking()
            .Where(timer => timer.OrganizationId == user.OrganizationId && timer.ParkedAt != null)
            .GroupBy(timer => timer.IncidentId)
            .Select(timers => new
            {
                IncidentId = timers.Key,
                Count = timers.Count(),
                Attempts = timers.Max(timer => timer.Attempts),
                DueAt = timers.Min(timer => timer.DueAt),
                ParkedAt = timers.Min(timer => timer.ParkedAt)!.Value,
            })
            .OrderBy(record => record.ParkedAt).ThenBy(record => record.IncidentId).Take(Most).ToListAsync(cancel);
        var records = parked.Select(record => record.IncidentId).ToArray();
        var numbers = await db.Incidents.AsNoTracking().Where(incident => records.Contains(incident.Id))
            .ToDictionaryAsync(incident => incident.Id, incident => incident.Number, cancel);
        return TypedResults.Ok(new PageResponse<ParkedTimersResponse>(
            [
                .. parked.Select(record => new ParkedTimersResponse(
                    record.IncidentId, numbers.GetValueOrDefault(record.IncidentId), record.Count, record.Attempts, record.DueAt, record.ParkedAt)),
            ],
            ""));
    }
}
