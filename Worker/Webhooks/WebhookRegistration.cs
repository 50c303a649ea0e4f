using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Webhooks;

internal static class WebhookRegistration
{
    /// <summary>Calls webhooks in this process.</summary>
    public static IHostApplicationBuilder AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.RequireSecrets($"{WebhookSecretOptions.Section}:{nameof(WebhookSecretOptions.SecretKey)}");
        builder.Services.AddWebhookSending(allowsLoopback: builder.Environment.IsDevelopment());
        builder.Services.AddHostedService<WebhookLoop>();
        return builder;
    }

    /// <summary>Calling without the loop that paces it.</summary>
    public static IServiceCollection AddWebhookSending(this IServiceCollection services, bool allowsLoopback)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section)
            .PostConfigure(options => options.AllowsLoopback = allowsLoopback).ValidateDataAnnotations().ValidateOnStart();
        services.AddLoopBoard();
        services.AddSingleton<WebhookTelemetry>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookQueue>();
        services.AddScoped<WebhookBodies>();
        services.AddSingleton<WebhookSender>();
        return services;
    }
}
