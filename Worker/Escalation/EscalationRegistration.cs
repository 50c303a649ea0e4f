using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Escalation;

internal static class EscalationRegistration
{
    /// <summary>Fires due rules in this process.</summary>
    public static IHostApplicationBuilder AddEscalation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddDueTimers();
        builder.Services.AddHostedService<EscalationLoop>();
        builder.Services.AddPeriodicWork<EscalationAudit>();
        return builder;
    }

    /// <summary>The work without the loop that paces it.</summary>
    public static IServiceCollection AddDueTimers(this IServiceCollection services)
    {
        services.AddOptions<EscalationOptions>().BindConfiguration(EscalationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddLoopBoard();
        services.AddSingleton<EscalationTelemetry>();
        services.AddSingleton<DueTimers>();
        services.AddScoped<DueRules>();
        services.AddScoped<EscalationEffects>();
        return services;
    }
}
