using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Api.Organizations;

/// <summary><c>GET /organizations/first-run</c>: whether the installation still waits for its first organization.</summary>
internal static class GetFirstRun
{
    public static void Map(RouteGroupBuilder organizations) => organizations
        .MapGet("/first-run", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithName(nameof(GetFirstRun)).WithSummary("Whether nobody has signed up yet");

    private static async Task<Ok<FirstRunResponse>> HandleAsync(Accounts accounts, IOptions<SignUpOptions> options, CancellationToken cancel)
    {
        var isEmpty = !await accounts.AnyOrganizationAsync(cancel);
        return TypedResults.Ok(new FirstRunResponse(isEmpty, isEmpty || options.Value.IsOpen));
    }
}
