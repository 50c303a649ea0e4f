using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /suggestions?q=</c>: the likely service, and major incidents that are known already.</summary>
internal static class GetSuggestions
{
    private const int MostCharacters = 2_000;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/suggestions", HandleAsync)
        .RequireAuthorization(Permissions.Submit)
        .WithTags("Routing").WithName(nameof(GetSuggestions)).WithSummary("Read what may help while somebody writes");

    private static async Task<Ok<SuggestionsResponse>> HandleAsync(
        SuggestionReader suggestions, [MaxLength(MostCharacters)] string q = "", CancellationToken cancel = default) =>
        TypedResults.Ok(await suggestions.ReadAsync(q, cancel));
}
