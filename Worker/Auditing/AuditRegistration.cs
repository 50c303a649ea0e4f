using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Auditing;

internal static class AuditRegistration
{
    /// <summary>Replays every timeline once a night.</summary>
    public static IHostApplicationBuilder AddAuditing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddReplayAuditor();
        builder.Services.AddOptions<NightlyAuditOptions>().BindConfiguration(NightlyAuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AuditTelemetry>();
        builder.Services.AddPeriodicWork<NightlyAudit>();
        return builder;
    }

    /// <summary>The auditor without the loop that paces it.</summary>
    public static IServiceCollection AddReplayAuditor(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReplayAuditor>();
        return services;
    }
}
