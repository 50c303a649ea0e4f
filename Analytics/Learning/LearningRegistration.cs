using IncidentPlatform.ServiceDefaults.Security;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>How well routing does, and how it gets better, in this process.</summary>
internal static class LearningRegistration
{
    /// <summary>Measures, replays and trains anew.</summary>
    public static IHostApplicationBuilder AddRoutingLearning(this IHostApplicationBuilder builder)
    {
        builder.Services.AddLearning();
        builder.Services.AddSingleton<Retraining>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Retraining>());
        return builder;
    }

    /// <summary>The work without the loop that paces it.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddOptions<LearningOptions>().BindConfiguration(LearningOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DriftMeasurement>();
        services.AddSingleton<Replays>();
        return services;
    }

    /// <summary>Maps what Api asks for. To callers without its key nothing is here.</summary>
    public static void MapRoutingLearning(this WebApplication app) =>
        AskWhatIf.Map(app.MapGroup("/internal/routing/{organizationId:guid}").RequireInternalKey());
}
