using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>POST /routing/what-if</c>: a model and thresholds on the last 90 days. Below 100 per cent of progress: ask again in a moment.</summary>
internal static class ReplayWhatIf
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPost("/what-if", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName(nameof(ReplayWhatIf)).WithSummary("Replay a model and thresholds on the past");

    private static async Task<Results<Ok<WhatIfResponse>, ProblemHttpResult>> HandleAsync(
        WhatIfRequest request, AnalyticsClient analytics, PlatformDbContext db, CurrentUser user, CancellationToken cancel)
    {
        var answer = await analytics.WhatIfAsync(user.OrganizationId, request, cancel);
        if (answer.IsAway) return Problem.Unavailable();
        if (answer.Value is not { } said) return Problem.NotFound();

        var ids = said.Groups.Select(group => group.GroupId).ToArray();
        var names = await db.SupportGroups.AsNoTracking().Where(group => ids.Contains(group.Id)).ToDictionaryAsync(group => group.Id, group => group.Name, cancel);
        return TypedResults.Ok(said with { Groups = [.. said.Groups.Select(group => group with { Group = names.GetValueOrDefault(group.GroupId) })] });
    }
}
