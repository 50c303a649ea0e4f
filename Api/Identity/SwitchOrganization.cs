using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>POST /auth/switch</c>: the same session and tokens work on in another organization of the person.</summary>
internal static class SwitchOrganization
{
    public static void Map(RouteGroupBuilder auth) => auth
        .MapPost("/switch", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(SwitchOrganization)).WithSummary("Work on in another of one's organizations");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        SwitchOrganizationRequest request, CurrentUser user, Accounts accounts, GrantCache cache, CancellationToken cancel)
    {
        if (user.SessionId is not { } session) return Problem.Forbidden("A personal access token belongs to one organization.");
        if (!await accounts.SwitchAsync(session, user.PersonId, request.OrganizationId, cancel)) return Problem.NotFound();

        cache.Forget(user.PersonId);
        return TypedResults.NoContent();
    }
}
