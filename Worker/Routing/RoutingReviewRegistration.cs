using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Routing;

internal static class RoutingReviewRegistration
{
    /// <summary>Draws conclusions from the outcomes of routing.</summary>
    public static IHostApplicationBuilder AddRoutingReview(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRoutingReviewWork();
        builder.Services.AddPeriodicWork<RoutingReview>();
        return builder;
    }

    /// <summary>What the work needs, without the loop that paces it.</summary>
    public static IServiceCollection AddRoutingReviewWork(this IServiceCollection services)
    {
        services.AddOptions<RoutingReviewOptions>().BindConfiguration(RoutingReviewOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RoutingReviewTelemetry>();
        return services;
    }
}
