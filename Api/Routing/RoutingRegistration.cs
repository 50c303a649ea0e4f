using IncidentPlatform.ServiceDefaults.Security;
using IncidentPlatform.ServiceDefaults.Startup;

namespace IncidentPlatform.Api.Routing;

/// <summary>The classifier as seen from outside: its models, its settings, what it would say.</summary>
internal static class RoutingRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static IHostApplicationBuilder AddRouting(this IHostApplicationBuilder builder)
    {
        builder.RequireSecrets(InternalKey.Setting);
        builder.Services.AddHttpClient<AnalyticsClient>();
        builder.Services.AddScoped<RoutingModelReader>();
        builder.Services.AddScoped<RoutingSettingsReader>();
        builder.Services.AddScoped<SuggestionReader>();
        return builder;
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapRouting(this RouteGroupBuilder api)
    {
        var routing = api.MapGroup("/routing").WithTags("Routing");
        PreviewRouting.Map(routing);
        ListRoutingModels.Map(routing);
        TrainRoutingModel.Map(routing);
        GetRoutingModel.Map(routing);
        PromoteRoutingModel.Map(routing);
        CancelRoutingModel.Map(routing);
        EvaluateRoutingModel.Map(routing);
        GetRoutingSettings.Map(routing);
        ChangeRoutingSettings.Map(routing);
        ListRoutingChanges.Map(routing);
        GetRoutingQuality.Map(routing);
        ListMisroutes.Map(routing);
        ReplayWhatIf.Map(routing);
        GetLearningSettings.Map(routing);
        ChangeLearningSettings.Map(routing);
        GetTrainingExclusions.Map(routing);
        SaveTrainingExclusions.Map(routing);
        GetGroupSuccessors.Map(routing);
        SaveGroupSuccessors.Map(routing);
        GetSuggestions.Map(api);
    }
}
