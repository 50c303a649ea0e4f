using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.ServiceDefaults.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Events;

/// <summary><c>GET /events</c>: server-sent events with the ids and versions of records that change, of those that the caller may see.</summary>
internal static class StreamEvents
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/events", Handle)
        .RequireAuthorization(Permissions.Read)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithTags("Events").WithName(nameof(StreamEvents)).WithSummary("Be told which records change");

    private static Results<ServerSentEventsResult<LiveMessage>, ProblemHttpResult> Handle(
        HttpContext context, CurrentUser user, EventStreams streams, EventAudience audience)
    {
        // Without Redis nobody tells of changes: ask the list for versions instead.
        if (context.RequestServices.GetService<LiveHub>() is not { } hub) return Problem.Unavailable();
        if (streams.TryOpen(user.PersonId) is not { } opened) return Problem.TooManyStreams();

        context.Response.RegisterForDispose(opened);
        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        return LiveAnswers.Stream(context, hub, cancel => audience.OfAsync(token, cancel));
    }
}
