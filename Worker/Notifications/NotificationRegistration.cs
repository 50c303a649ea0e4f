using IncidentPlatform.Data.Messaging;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Notifications;

internal static class NotificationRegistration
{
    /// <summary>Writes the mails that changes ask for, and sends them.</summary>
    public static IHostApplicationBuilder AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.RequireSettings($"{MailOptions.Section}:{nameof(MailOptions.Host)}", $"{MailOptions.Section}:{nameof(MailOptions.From)}",
            $"{WebAddressOptions.Section}:{nameof(WebAddressOptions.PublicUrl)}");
        builder.Services.AddMessageWriting();
        builder.Services.AddDeliveryHandler<NotificationHandler>(Subscriptions.Notification);
        builder.Services.AddMailSending();
        builder.Services.AddHostedService<MailLoop>();
        return builder;
    }

    /// <summary>What the handler needs, without the loop that paces it.</summary>
    public static IServiceCollection AddMessageWriting(this IServiceCollection services)
    {
        services.AddOptions<WebAddressOptions>().BindConfiguration(WebAddressOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<Recipients>();
        services.AddScoped<MessageWriter>();
        services.AddOptions<StormOptions>().BindConfiguration(StormOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<StormControl>();
        services.AddScoped<StatusLetters>();
        services.AddScoped<StepBackLetters>();
        return services;
    }

    /// <summary>Sending, without the loop that paces it.</summary>
    public static IServiceCollection AddMailSending(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddLoopBoard();
        services.AddSingleton<MailTelemetry>();
        services.AddSingleton<MailOutbox>();
        services.AddScoped<Digests>();
        services.AddSingleton<MailSender>();
        return services;
    }
}
