using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Memory;

namespace IncidentPlatform.Web.Sessions;

/// <summary>Makes, checks and ends the cookie. What it says about its holder is asked of the API again every 30 seconds.</summary>
internal sealed class SessionTickets(IMemoryCache cache)
{
    /// <summary>A changed role or a revoked session is noticed after at most this long.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    public async Task IssueAsync(HttpContext context, string token, MeResponse me)
    {
        Remember(token, me);
        var properties = new AuthenticationProperties();
        properties.StoreTokens([new AuthenticationToken { Name = SessionClaims.Token, Value = token }]);
        await context.SignInAsync(SessionClaims.Scheme, PrincipalOf(me), properties);
    }

    public async Task ForgetAsync(HttpContext context)
    {
        if (await context.GetTokenAsync(SessionClaims.Scheme, SessionClaims.Token) is { } token) cache.Remove(KeyOf(token));
        await context.SignOutAsync(SessionClaims.Scheme);
    }

    /// <summary>Replaces what the cookie says by what the API says; keeps it while the API is away, since no page shows anything then.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var tickets = services.GetRequiredService<SessionTickets>();
        if (context.Properties.GetTokenValue(SessionClaims.Token) is not { } token)
        {
            context.RejectPrincipal();
            return;
        }

        try
        {
            var me = await tickets.MeAsync(services.GetRequiredService<PlatformApi>(), token, context.HttpContext.RequestAborted);
            if (me is not null) context.ReplacePrincipal(PrincipalOf(me));
        }
        catch (SessionEndedException)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SessionClaims.Scheme);
        }
    }

    /// <summary>Who holds the token; null while the API is away.</summary>
    /// <exception cref="SessionEndedException">The API does not know it any more.</exception>
    public async Task<MeResponse?> MeAsync(PlatformApi api, string token, CancellationToken cancel)
    {
        if (cache.TryGetValue(KeyOf(token), out MeResponse? known)) return known;

        var answer = await api.MeAsync(token, cancel);
        if (answer.IsSuccess) Remember(token, answer.Value);
        return answer.Value;
    }

    public static ClaimsPrincipal PrincipalOf(MeResponse me) => new(new ClaimsIdentity(
        [
            new(SessionClaims.PersonId, me.Id.ToString()),
            new(SessionClaims.Name, me.Name),
            new(SessionClaims.Email, me.Email),
            new(SessionClaims.OrganizationId, me.OrganizationId.ToString()),
            new(SessionClaims.Organization, me.Organization),
            new(SessionClaims.Locale, me.Locale),
            new(SessionClaims.TimeZone, me.TimeZone),
            .. me.Roles.Select(role => new Claim(SessionClaims.Role, role.ToString())),
            .. me.Permissions.Select(permission => new Claim(SessionClaims.Permission, permission)),
            .. me.GroupIds.Select(group => new Claim(SessionClaims.Group, group.ToString())),
        ],
        SessionClaims.Scheme, SessionClaims.Name, SessionClaims.Role));

    private void Remember(string token, MeResponse me) => cache.Set(KeyOf(token), me, Freshness);

    // The cache is no place for a secret.
    private static string KeyOf(string token) => "me:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
