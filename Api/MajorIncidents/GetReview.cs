using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary><c>GET /major-incidents/{id}/review</c>: the review as a document, with an extract of the timeline.</summary>
internal static class GetReview
{
    // Longer timelines exist; a document of more lines would not be read.
    private const int MostLines = 500;

    private static readonly HashSet<string> LeftOut =
    [
        nameof(TimelineEntry.Attached), nameof(TimelineEntry.Followed), nameof(TimelineEntry.Unfollowed), nameof(TimelineEntry.Rated),
        nameof(TimelineEntry.Routed), nameof(TimelineEntry.Linked),
    ];

    public static void Map(RouteGroupBuilder majors) => majors
        .MapGet("/{id:guid}/review", HandleAsync)
        .RequireAuthorization(Permissions.Lead)
        .WithName(nameof(GetReview)).WithSummary("The review of a major incident as a document");

    private static async Task<Results<Ok<MajorReviewDocumentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, MajorReader reader, TimelineReader timeline, CancellationToken cancel)
    {
        if (await reader.FindAsync(id, cancel) is not { } incident) return Problem.NotFound();

        var lines = await timeline.LinesAsync(incident, 0, MostLines, cancel);
        return TypedResults.Ok(new MajorReviewDocumentResponse(await reader.ReadAsync(id, cancel), [.. lines.Where(IsOfTheExtract)]));
    }

    private static bool IsOfTheExtract(TimelineLineResponse line) =>
        !LeftOut.Contains(line.Type) && !(line.Type == nameof(TimelineEntry.Commented) && line.Visibility == Visibility.Internal);
}
