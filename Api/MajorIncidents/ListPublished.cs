using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>GET /major-incidents/published</c>: the public word on each service that a major incident touches now, newest first.</summary>
internal static class ListPublished
{
    private const int Most = 20;

    public static void Map(RouteGroupBuilder majors) => majors
        .MapGet("/published", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(ListPublished)).WithSummary("What everybody may know of major incidents");

    private static async Task<Ok<PageResponse<PublishedMajorResponse>>> HandleAsync(PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var rows = await (
            from incident in db.Incidents.AsNoTracking()
            where incident.OrganizationId == user.OrganizationId && incident.IsMajor && !incident.IsRestricted
                && (incident.State == IncidentState.New || incident.State == IncidentState.Assigned
                    || incident.State == IncidentState.InProgress || incident.State == IncidentState.OnHold)
            join status in db.MajorStatuses.AsNoTracking() on incident.Id equals status.IncidentId
            join service in db.Services.AsNoTracking() on status.ServiceId equals service.Id
            join major in db.MajorIncidents.AsNoTracking() on incident.Id equals major.IncidentId
            orderby status.PublishedAt descending, status.ServiceId
            select new { incident.Id, status.ServiceId, service.Name, status.Text, status.PublishedAt, major.UpdateCadenceSeconds }).Take(Most).ToListAsync(cancel);
        return TypedResults.Ok(new PageResponse<PublishedMajorResponse>(
            [
                .. rows.Select(row => new PublishedMajorResponse(
                    row.Id, row.ServiceId, row.Name, row.Text, row.PublishedAt, row.PublishedAt + Duration.FromSeconds(row.UpdateCadenceSeconds))),
            ],
            ""));
    }
}
