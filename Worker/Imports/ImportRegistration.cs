using IncidentPlatform.Data.Imports;
using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Imports;

internal static class ImportRegistration
{
    /// <summary>Checks, writes and undoes imports in this process.</summary>
    public static IHostApplicationBuilder AddImports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddImportWork();
        builder.Services.AddHostedService<ImportLoop>();
        return builder;
    }

    /// <summary>The work without the loop that paces it.</summary>
    public static IServiceCollection AddImportWork(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddLoopBoard();
        services.AddSingleton<ImportTelemetry>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<ImportWork>();
        return services;
    }
}
