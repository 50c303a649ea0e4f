using IncidentPlatform.Worker.Loops;

namespace IncidentPlatform.Worker.Incidents;

internal static class HousekeepingRegistration
{
    /// <summary>Closes what was resolved long enough ago, ends holds, routes what nobody routed, deletes what has run out.</summary>
    public static IHostApplicationBuilder AddHousekeeping(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRecordMoves();
        builder.Services.AddPeriodicWork<AutoClose>();
        builder.Services.AddPeriodicWork<HoldEnd>();
        builder.Services.AddPeriodicWork<CategoryRules>();
        builder.Services.AddPeriodicWork<ExpiredRows>();
        return builder;
    }

    /// <summary>What the pieces of work need, without the loops that pace them.</summary>
    public static IServiceCollection AddRecordMoves(this IServiceCollection services)
    {
        services.AddOptions<HousekeepingOptions>().BindConfiguration(HousekeepingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddLoopBoard();
        services.AddSingleton<DueRecords>();
        services.AddSingleton<RecordMoves>();
        return services;
    }
}
