using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Escalation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>POST /acknowledgements/{token}</c>: whoever got the message is on it.</summary>
internal static class AcknowledgeByLink
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/acknowledgements/{token}", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithTags("Escalation").WithName(nameof(AcknowledgeByLink)).WithSummary("Say that you are on it, with the link from a message");

    private static async Task<Results<Ok<AcknowledgementResponse>, ProblemHttpResult>> HandleAsync(
        string token, AcknowledgementLinks links, CancellationToken cancel)
    {
        if (await links.FindAsync(token, cancel) is not { } link) return Problem.NotFound();

        await links.UseAsync(link, cancel);
        return TypedResults.Ok(await links.ReadAsync(link, cancel));
    }
}
