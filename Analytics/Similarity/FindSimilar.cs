using IncidentPlatform.Contracts.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Analytics.Similarity;

/// <summary>Internal <c>POST /internal/similar/{organizationId}</c>: identifiers only; Api shows what its caller may see.</summary>
internal static class FindSimilar
{
    private const int Most = 200;

    public static void Map(RouteGroupBuilder similar) => similar.MapPost("/", HandleAsync).WithName(nameof(FindSimilar));

    private static async Task<Ok<NearRecordsResponse>> HandleAsync(
        Guid organizationId, NearRecordsRequest request, SimilarityIndexes indexes, CancellationToken cancel)
    {
        var near = await indexes.FindAsync(organizationId, request.Subject, request.Description, Math.Clamp(request.Most, 1, Most), request.Except, cancel);
        return TypedResults.Ok(new NearRecordsResponse([.. near.Select(record => new NearRecordResponse(record.Id, Math.Round(record.Similarity, 4)))]));
    }
}
