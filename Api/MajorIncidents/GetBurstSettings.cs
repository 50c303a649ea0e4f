using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.MajorIncidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>GET /major-incidents/burst-settings</c>: from when on similar records are proposed as a major incident.</summary>
internal static class GetBurstSettings
{
    public static void Map(RouteGroupBuilder majors) => majors
        .MapGet("/burst-settings", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(GetBurstSettings)).WithSummary("Read when a major incident is proposed");

    private static async Task<Ok<BurstSettings>> HandleAsync(PlatformDbContext db, CancellationToken cancel) =>
        TypedResults.Ok(await db.BurstSettings.AsNoTracking().Select(row => new BurstSettings(row.IsOn, row.Records, row.Requesters, row.WindowSeconds))
            .SingleOrDefaultAsync(cancel) ?? Defaults());

    private static BurstSettings Defaults() =>
        new(IsOn: true, BurstLimits.Default.Records, BurstLimits.Default.Requesters, (int)BurstLimits.Default.Window.TotalSeconds);
}
