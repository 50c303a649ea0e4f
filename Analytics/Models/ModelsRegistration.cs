using IncidentPlatform.Analytics.Learning;

namespace IncidentPlatform.Analytics.Models;

/// <summary>The registry of routing models in this process.</summary>
internal static class ModelsRegistration
{
    /// <summary>Trains models in child processes, and keeps those in service at hand.</summary>
    public static IHostApplicationBuilder AddRoutingModels(this IHostApplicationBuilder builder)
    {
        builder.Services.AddModelTraining();
        builder.Services.AddSingleton<TrainingProcesses>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<TrainingProcesses>());
        builder.Services.AddSingleton<FirstTraining>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FirstTraining>());
        builder.Services.AddHostedService<ModelWarmUp>();
        return builder;
    }

    /// <summary>What the training process itself needs.</summary>
    public static IServiceCollection AddModelTraining(this IServiceCollection services)
    {
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ModelFiles>();
        services.AddSingleton<ModelCache>();
        services.AddSingleton<BlindModels>();
        services.AddSingleton<ModelTraining>();
        return services;
    }
}
