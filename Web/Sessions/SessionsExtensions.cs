using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Hosting;
using IncidentPlatform.Web.Platform;

namespace IncidentPlatform.Web.Sessions;

/// <summary>Web as backend for its front end: the cookie holds the encrypted access token, and the browser never sees it.</summary>
internal static class SessionsExtensions
{
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddMemoryCache();
        builder.Services.AddScoped<Reader>(services => new(services.GetRequiredService<IHttpContextAccessor>()));
        builder.Services.AddSingleton<SessionTickets>();
        builder.Services.AddAuthentication(SessionClaims.Scheme).AddCookie(SessionClaims.Scheme, cookie =>
        {
            cookie.Cookie.Name = "session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.IsEssential = true;
            // Lax, not Strict: a link in a mail opens its page for somebody who is signed in.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = PagesExtensions.CookiePolicy(builder.Environment);
            // The API decides when a session ends (30 min without use, 12 h at most); the cookie only must not end before.
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = false;
            cookie.LoginPath = Pages.SignIn;
            cookie.AccessDeniedPath = "/forbidden";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnValidatePrincipal = SessionTickets.ValidateAsync;
        });

        var policies = builder.Services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
            policies.AddPolicy(permission, policy => policy.RequireClaim(SessionClaims.Permission, permission));
    }

    public static void UseSessions(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<SessionEndedMiddleware>();
    }

    public static void MapSessions(this WebApplication app) =>
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();

    private static async Task<IResult> SignOutAsync(
        HttpContext context, IFormCollection form, PlatformApi api, SessionTickets tickets, CancellationToken cancel)
    {
        // Binding the form is what checks the antiforgery token.
        ArgumentNullException.ThrowIfNull(form);
        try
        {
            await api.SignOutAsync(cancel);
        }
        catch (SessionEndedException)
        {
            // Ended already: what was asked for.
        }

        await tickets.ForgetAsync(context);
        return Results.LocalRedirect(Pages.SignIn);
    }
}
