using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Escalation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>GET /acknowledgements/{token}</c>: what the link of a message is about. It changes nothing: mail scanners follow links.</summary>
internal static class GetAcknowledgement
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/acknowledgements/{token}", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithTags("Escalation").WithName(nameof(GetAcknowledgement)).WithSummary("Read what a link to acknowledge is about");

    private static async Task<Results<Ok<AcknowledgementResponse>, ProblemHttpResult>> HandleAsync(
        string token, AcknowledgementLinks links, CancellationToken cancel) =>
        await links.FindAsync(token, cancel) is { } link
            ? TypedResults.Ok(await links.ReadAsync(link, cancel))
            : Problem.NotFound();
}
