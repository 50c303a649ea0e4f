using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IncidentPlatform.Api.Escalation;

/// <summary>Escalation policies, what they did to a record, and whether they are at work.</summary>
internal static class EscalationRegistration
{
    private const string HealthCheckName = "escalation";

    /// <summary>Registers what the endpoints use, and the look for a worker that fires rules.</summary>
    public static IHostApplicationBuilder AddEscalation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<EscalationTrialOptions>().BindConfiguration(EscalationTrialOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<RuleNames>();
        builder.Services.AddScoped<EscalationPolicyReader>();
        builder.Services.AddScoped<EscalationReader>();
        builder.Services.AddScoped<EscalationTrial>();
        builder.Services.AddScoped<AcknowledgementLinks>();
        builder.Services.AddSingleton<EscalationPulseTelemetry>();
        builder.Services.AddSingleton<EscalationPulse>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<EscalationPulse>());
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            HealthCheckName, provider => provider.GetRequiredService<EscalationPulse>(), HealthStatus.Degraded, tags: null));
        return builder;
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapEscalation(this RouteGroupBuilder api)
    {
        var policies = api.MapGroup("/escalation-policies").WithTags("Escalation");
        ListEscalationPolicies.Map(policies);
        ListRuleWebhooks.Map(policies);
        GetEscalationPolicy.Map(policies);
        ListEscalationPolicyVersions.Map(policies);
        SaveEscalationPolicy.Map(policies);
        DryRunEscalation.Map(policies);

        var timers = api.MapGroup("/timers").WithTags("Operations");
        ListParkedTimers.Map(timers);
        ResumeTimers.Map(timers);

        GetAcknowledgement.Map(api);
        AcknowledgeByLink.Map(api);
        GetEscalationHealth.Map(api);
    }
}
