using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>GET /incidents/{idOrNumber}/routing</c>: what routing decided, and why.</summary>
internal static class GetRouting
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapGet("/{idOrNumber}/routing", HandleAsync)
        .RequireAuthorization(Permissions.Work)
        .WithName(nameof(GetRouting)).WithSummary("Read what routing decided");

    private static async Task<Results<Ok<RoutingResponse>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, IncidentReader reader, PlatformDbContext db, CancellationToken cancel)
    {
        if (await reader.FindAsync(idOrNumber, cancel) is not { } row) return Problem.NotFound();

        var decision = await db.RoutingDecisions.AsNoTracking().SingleOrDefaultAsync(entry => entry.IncidentId == row.Id, cancel);
        if (decision is null) return TypedResults.Ok(new RoutingResponse(null, [], null, null));

        var ids = decision.Suggestions.Select(suggestion => suggestion.GroupId).ToArray();
        var names = await db.SupportGroups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .ToDictionaryAsync(group => group.Id, group => group.Name, cancel);
        return TypedResults.Ok(new RoutingResponse(
            decision.Outcome,
            [
                .. decision.Suggestions.Select(suggestion => new RoutingSuggestionResponse(
                    suggestion.GroupId, names.GetValueOrDefault(suggestion.GroupId, ""), suggestion.Confidence,
                    [.. suggestion.Terms.Select(term => new RoutingTermResponse(term.Term, term.Weight))])
                {
                    Against = [.. suggestion.Against.Select(term => new RoutingTermResponse(term.Term, term.Weight))],
                    Score = suggestion.Score,
                    Bias = suggestion.Bias,
                    Rest = suggestion.Rest,
                    IsBySimilarity = suggestion.IsBySimilarity,
                }),
            ],
            decision.ModelVersion, decision.Note));
    }
}
