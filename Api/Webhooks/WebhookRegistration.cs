using IncidentPlatform.Data.Webhooks;
using IncidentPlatform.ServiceDefaults.Startup;

namespace IncidentPlatform.Api.Webhooks;

/// <summary>Other systems that are told of changes.</summary>
internal static class WebhookRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.RequireSecrets($"{WebhookSecretOptions.Section}:{nameof(WebhookSecretOptions.SecretKey)}");
        builder.Services.AddScoped<WebhookReader>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks");
        ListWebhooks.Map(webhooks);
        CreateWebhook.Map(webhooks);
        GetWebhook.Map(webhooks);
        UpdateWebhook.Map(webhooks);
        DeleteWebhook.Map(webhooks);
        RotateWebhookSecret.Map(webhooks);
        TestWebhook.Map(webhooks);
        ResumeWebhook.Map(webhooks);
        ListWebhookAttempts.Map(webhooks);
    }
}
