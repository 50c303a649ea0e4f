using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>POST /auth/sign-in</c>: begins a session in the person's first organization.</summary>
internal static class SignIn
{
    public static void Map(RouteGroupBuilder auth) => auth
        .MapPost("/sign-in", HandleAsync)
        .AllowAnonymous().RequireRateLimiting(Limits.PerAddress)
        .WithName(nameof(SignIn)).WithSummary("Sign in with e-mail and password");

    private static async Task<Results<Ok<SignInResponse>, ProblemHttpResult>> HandleAsync(
        SignInRequest request, SignInGuard guard, Accounts accounts, CurrentTenant tenant, SessionStart sessions, CancellationToken cancel)
    {
        if (await guard.CheckAsync(request.Email, request.Password, cancel) is not { } account) return Failed(guard.Rule);
        if (await accounts.MembershipsAsync(account.Id, cancel) is not [var first, ..]) return Failed(guard.Rule);

        tenant.Set(first.OrganizationId);
        return TypedResults.Ok(await sessions.BeginAsync(account.Id, first.OrganizationId, cancel));
    }

    private static ProblemHttpResult Failed(string rule) => TypedResults.Problem(
        rule, null, StatusCodes.Status401Unauthorized, "E-mail or password is wrong.", ProblemCodes.Prefix + ProblemCodes.SignInFailed);
}
