using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>POST /auth/sign-out</c>: ends this session, or all of the person's. Personal access tokens are revoked one by one.</summary>
internal static class SignOut
{
    public static void Map(RouteGroupBuilder auth) => auth
        .MapPost("/sign-out", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(SignOut)).WithSummary("End this session, or all sessions of the person");

    private static async Task<NoContent> HandleAsync(
        SignOutRequest? request, CurrentUser user, Accounts accounts, GrantCache cache, TimeProvider time, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        if (request?.Everywhere == true) await accounts.EndSessionsAsync(user.PersonId, now, cancel);
        else if (user.SessionId is { } session) await accounts.EndSessionAsync(session, user.PersonId, now, cancel);
        cache.Forget(user.PersonId);
        return TypedResults.NoContent();
    }
}
