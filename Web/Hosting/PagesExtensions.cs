using IncidentPlatform.Web.Components.Escalation;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Components.Notifications;
using IncidentPlatform.Web.Components.Queue;
using Microsoft.AspNetCore.Authorization;

namespace IncidentPlatform.Web.Hosting;

/// <summary>The pages themselves: static rendering, antiforgery, headers, error pages.</summary>
internal static class PagesExtensions
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddRazorComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<QueueCounts>();
        builder.Services.AddScoped<UnreadCount>();
        builder.Services.AddScoped<SavedViews>();
        builder.Services.AddScoped<IncidentLoader>();
        builder.Services.AddSingleton<EscalationPulse.Memory>();
        builder.Services.AddScoped<EscalationPulse>();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "antiforgery";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookiePolicy(builder.Environment);
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Always secure, except on the developer's machine, which serves plain HTTP on the loopback address.</summary>
    public static CookieSecurePolicy CookiePolicy(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    public static void UsePages(this WebApplication app)
    {
        app.UsePageHeaders(app.Environment.IsDevelopment());
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);

        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseGalleryGate();
    }
}
