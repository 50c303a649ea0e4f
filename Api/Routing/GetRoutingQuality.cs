using System.Text.Json;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/quality?version=</c>: how well the version in service does, or another, and how records have changed since.</summary>
internal static class GetRoutingQuality
{
    private const int MostWeeks = 26;

    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/quality", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(GetRoutingQuality)).WithSummary("Read how well routing does");

    private static async Task<Results<Ok<RoutingQualityResponse>, ProblemHttpResult>> HandleAsync(
        int? version, PlatformDbContext db, RoutingModelReader reader, CancellationToken cancel)
    {
        // The newest that is trained stands in while none is in service.
        var shown = version ?? await db.RoutingModels.AsNoTracking().Where(model => model.ArtifactSha256 != null)
            .OrderByDescending(model => model.State == RoutingModelState.InService).ThenByDescending(model => model.Version)
            .Select(model => (int?)model.Version).FirstOrDefaultAsync(cancel);
        var found = shown is { } number ? await reader.FindAsync(number, cancel) : null;
        if (version is not null && found is null) return Problem.NotFound();

        var desk = await db.Organizations.AsNoTracking().Select(organization => organization.DeskGroupId).SingleAsync(cancel);
        var learning = await db.LearningSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        return TypedResults.Ok(new RoutingQualityResponse(
            found, desk, await WeeksAsync(db, found, cancel), learning?.MeasuredAt,
            [.. (learning?.Drift ?? []).Select(finding => new RoutingDriftResponse(finding.Kind, finding.Expected, finding.Found))]));
    }

    // What was measured as the weeks went by, by whatever version served; before that, what the shown version says of its held-out weeks.
    private static async Task<IReadOnlyList<RoutingWeekResponse>> WeeksAsync(PlatformDbContext db, RoutingModelResponse? shown, CancellationToken cancel)
    {
        var rows = await db.RoutingWeeks.AsNoTracking().OrderByDescending(row => row.WeekOn).ThenByDescending(row => row.Version).Take(2 * MostWeeks)
            .Select(row => row.Figures).ToListAsync(cancel);
        var lived = rows.Select(json => JsonSerializer.Deserialize<RoutingWeekResponse>(json, PlatformJson.Options)!);
        return
        [
            .. lived.Concat(shown?.Metrics?.Weeks ?? []).GroupBy(week => week.Week).OrderByDescending(week => week.Key).Take(MostWeeks)
                .Select(week => week.MaxBy(one => one.Records)!).Reverse(),
        ];
    }
}
