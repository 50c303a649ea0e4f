using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.ServiceDefaults.Security;
using IncidentPlatform.ServiceDefaults.Startup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using StackExchange.Redis;

namespace IncidentPlatform.Api.Identity;

/// <summary>Who may do what: sign-in, tokens, one policy per permission.</summary>
internal static class IdentityRegistration
{
    /// <summary>Registers authentication, and refuses by default: an endpoint without a policy asks for sign-in.</summary>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.RequireSecrets(TrustedCallerOptions.ServiceKeySetting);
        builder.RequireSettings("Web:PublicUrl");
        // Every request without a token would be a line.
        builder.Logging.AddFilter(typeof(BearerAuthentication).FullName, LogLevel.Warning);
        builder.Services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<GrantCache>(
            provider, provider.GetService<IConnectionMultiplexer>() is { } redis ? [redis] : []));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<GrantCache>());
        builder.Services.AddOptions<AccountMailOptions>().BindConfiguration(AccountMailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddSingleton<IStartupCheck, DemoAccountCheck>();
        builder.Services.AddScoped<Accounts>();
        builder.Services.AddScoped<AccountMail>();
        builder.Services.AddScoped<MeReader>();
        builder.Services.AddScoped<SessionStart>();
        builder.Services.AddScoped<SignInGuard>();
        builder.Services.AddScoped<Tokens>();
        builder.Services.AddScoped<Caller>();
        builder.Services.AddScoped(provider => provider.GetRequiredService<Caller>().User
            ?? throw new InvalidOperationException("This endpoint needs a caller but is open to everybody."));

        builder.Services.AddAuthentication(BearerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(BearerAuthentication.SchemeName, null);
        builder.Services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var permission in Permissions.All)
                options.AddPolicy(permission, policy => policy.RequireAuthenticatedUser().RequireClaim(BearerAuthentication.PermissionClaim, permission));
        });
    }
}
