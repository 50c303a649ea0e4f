using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.ServiceDefaults.Security;
using IncidentPlatform.ServiceDefaults.Startup;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Routing in this process: deliveries of every organization, and the questions of Api.</summary>
internal static class RoutingRegistration
{
    /// <summary>Decides the group of new records.</summary>
    public static IHostApplicationBuilder AddRouting(this IHostApplicationBuilder builder)
    {
        builder.RequireSecrets(InternalKey.Setting);
        builder.Services.ConfigureHttpJsonOptions(options => PlatformJson.Configure(options.SerializerOptions));
        builder.Services.AddRoutingDecisions();
        builder.Services.AddDeliveryHandler<RoutingHandler>(Subscriptions.Routing);
        return builder;
    }

    /// <summary>The work without the loop that paces it.</summary>
    public static IServiceCollection AddRoutingDecisions(this IServiceCollection services)
    {
        services.AddSimilarity();
        services.AddOptions<RoutingOptions>().BindConfiguration(RoutingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RoutingTelemetry>();
        services.AddSingleton<TimeBox>();
        services.AddScoped<Classifier>();
        services.AddScoped<OpenMajors>();
        return services;
    }

    /// <summary>Maps what Api asks for. To callers without its key nothing is here.</summary>
    public static void MapRouting(this WebApplication app)
    {
        var routing = app.MapGroup("/internal/routing/{organizationId:guid}").RequireInternalKey();
        PreviewText.Map(routing);
        TrainModel.Map(routing);
        EvaluateModel.Map(routing);
    }
}
