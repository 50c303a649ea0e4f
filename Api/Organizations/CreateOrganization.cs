using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Organizations;

/// <summary><c>POST /organizations</c>: an organization signs up, with its first administrator. Nobody is signed in by it.</summary>
internal static class CreateOrganization
{
    public static void Map(RouteGroupBuilder organizations) => organizations
        .MapPost("", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithName(nameof(CreateOrganization)).WithSummary("Sign an organization up with its first administrator");

    private static async Task<Results<Created<CreateOrganizationResponse>, ProblemHttpResult>> HandleAsync(
        CreateOrganizationRequest request, SignUp signUp, CancellationToken cancel)
    {
        if (await signUp.FindObjectionAsync(request, cancel) is { } objection) return objection;

        return await signUp.CreateAsync(request, cancel) is { } organization
            ? TypedResults.Created($"{Conventions.Root}/me", new CreateOrganizationResponse(organization.Id, organization.Key))
            : Problem.Conflict("key", "Another organization took this key, or somebody this address, a moment ago.");
    }
}
