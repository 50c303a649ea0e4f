using System.Security.Claims;
using System.Text.Encodings.Web;
using IncidentPlatform.Contracts.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>Authorization: Bearer</c> with the token of a session or a personal access token.</summary>
internal sealed class BearerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    Tokens tokens, Caller caller, IProblemDetailsService problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Bearer";

    /// <summary>Claim that a policy asks for; one per permission.</summary>
    public const string PermissionClaim = "permission";

    private const int MaxTokenLength = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Whoever signs in or signs up is nobody yet, whatever token the request still carries.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return AuthenticateResult.NoResult();

        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();

        var token = header["Bearer ".Length..].Trim();
        if (token.Length is 0 or > MaxTokenLength || await tokens.FindAsync(token, Context.RequestAborted) is not { } grant)
            return AuthenticateResult.Fail("The token is unknown or ended.");

        caller.User = grant.User;
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, grant.User.PersonId.ToString()), .. grant.User.Permissions.Select(permission => new Claim(PermissionClaim, permission))],
            SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        return RefuseAsync(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "Sign in first.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefuseAsync(StatusCodes.Status403Forbidden, ProblemCodes.Forbidden, "You may not do this.");

    private async Task RefuseAsync(int status, string code, string title)
    {
        Response.StatusCode = status;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = Context,
            ProblemDetails = new ProblemDetails { Status = status, Type = ProblemCodes.Prefix + code, Title = title },
        });
    }
}
