using IncidentPlatform.ServiceDefaults.Security;

namespace IncidentPlatform.Analytics.Similarity;

/// <summary>Similar records in this process.</summary>
internal static class SimilarityRegistration
{
    /// <summary>Keeps the indexes.</summary>
    public static IServiceCollection AddSimilarity(this IServiceCollection services)
    {
        services.AddOptions<SimilarityOptions>().BindConfiguration(SimilarityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SimilarityIndexes>();
        services.AddScoped<SimilarRecords>();
        return services;
    }

    /// <summary>Maps what Api asks for. To callers without its key nothing is here.</summary>
    public static void MapSimilarity(this WebApplication app) =>
        FindSimilar.Map(app.MapGroup("/internal/similar/{organizationId:guid}").RequireInternalKey());
}
