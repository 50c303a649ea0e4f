using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>PUT /major-incidents/burst-settings</c>: says from when on similar records are proposed as a major incident. Asking again changes nothing.</summary>
internal static class ChangeBurstSettings
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapPut("/burst-settings", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(ChangeBurstSettings)).WithSummary("Say when a major incident is proposed");

    private static async Task<Results<Ok<BurstSettings>, ProblemHttpResult>> HandleAsync(
        BurstSettings settings, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        if (settings.Requesters > settings.Records) return Problem.Invalid("requesters", "No more people than records.");

        await db.Database.ExecuteSqlAsync($"""
            insert into major_burst_setting (organization_id, is_on, records, requesters, window_seconds)
            values ({user.OrganizationId}, {settings.IsOn}, {settings.Records}, {settings.Requesters}, {settings.WindowSeconds})
            on conflict (organization_id) do update set
                is_on = excluded.is_on, records = excluded.records, requesters = excluded.requesters, window_seconds = excluded.window_seconds
            """, cancel);
        return TypedResults.Ok(settings);
    }
}
