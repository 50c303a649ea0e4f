using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Internal <c>POST /internal/routing/{organizationId}/preview</c>: what the classifier says about a text.</summary>
internal static class PreviewText
{
    public static void Map(RouteGroupBuilder routing) => routing.MapPost("/preview", HandleAsync).WithName(nameof(PreviewText));

    private static async Task<Ok<RoutingPreviewResponse>> HandleAsync(
        Guid organizationId, RoutingPreviewRequest request, CurrentTenant tenant, Classifier classifier, PlatformDbContext db, CancellationToken cancel)
    {
        tenant.Set(organizationId);
        var guess = await classifier.GuessAsync(RoutingInput.Of(request.Subject, request.Description), null, null, null, cancel);
        var ids = guess.Suggestions.Select(suggestion => suggestion.GroupId).ToArray();
        var names = await db.SupportGroups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .ToDictionaryAsync(group => group.Id, group => group.Name, cancel);

        return TypedResults.Ok(new RoutingPreviewResponse(
            [
                .. guess.Suggestions.Select(suggestion => new RoutingSuggestionResponse(
                    suggestion.GroupId, names[suggestion.GroupId], suggestion.Confidence,
                    [.. suggestion.Terms.Select(term => new RoutingTermResponse(term.Term, term.Weight))])
                {
                    Against = [.. suggestion.Against.Select(term => new RoutingTermResponse(term.Term, term.Weight))],
                    Score = suggestion.Score,
                    Bias = suggestion.Bias,
                    Rest = suggestion.Rest,
                    IsBySimilarity = suggestion.IsBySimilarity,
                }),
            ],
            guess.ModelVersion, guess.Note));
    }
}
