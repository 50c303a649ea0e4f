using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Agreements;

/// <summary><c>GET /about-service</c>: why the platform exists, in the organization's own figures.</summary>
internal static class GetAboutService
{
    // The way of a record is shown, not audited: beyond this many the shares no longer change.
    private const int MostCounted = 50_000;
    private static readonly Duration Recent = Duration.FromDays(30);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/about-service", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithTags("Agreements").WithName(nameof(GetAboutService)).WithSummary("Read the five cloud characteristics with live figures");

    private static async Task<Ok<AboutServiceResponse>> HandleAsync(
        PlatformDbContext db, AgreementReader reader, Metering metering, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        var since = WholeSeconds.Now(time) - Recent;
        var agreements = await reader.ReadAsync(null, cancel);
        var channels = await db.Incidents.AsNoTracking().Where(row => row.OrganizationId == user.OrganizationId && row.OpenedAt >= since)
            .OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(MostCounted)
            .GroupBy(row => row.Channel).Select(ways => new { Channel = ways.Key, Records = ways.Count() }).ToListAsync(cancel);
        var organizations = await db.Database.SqlQuery<long>($"select organization_count() as \"Value\"").ToListAsync(cancel);
        return TypedResults.Ok(new AboutServiceResponse(
            await db.Memberships.CountAsync(row => row.IsActive, cancel),
            await db.SupportGroups.CountAsync(row => row.IsActive, cancel),
            await db.Services.CountAsync(row => row.IsActive, cancel),
            agreements.Count(agreement => agreement.State != AgreementState.Ended),
            [.. channels.OrderBy(row => row.Channel).Select(row => new ChannelCountResponse(row.Channel, row.Records))],
            organizations[0],
            agreements.Count(agreement => agreement.State == AgreementState.InForce),
            agreements.Sum(agreement => ChangesSince(agreement, since)),
            await metering.ReadAsync(await metering.PresentMonthAsync(cancel), cancel)));
    }

    private static int ChangesSince(AgreementResponse agreement, Instant since) =>
        (agreement.OfferedAt >= since ? 1 : 0) + (agreement.AcceptedAt >= since ? 1 : 0)
        + (agreement.State == AgreementState.Ended && agreement.UntilAt >= since ? 1 : 0);
}
