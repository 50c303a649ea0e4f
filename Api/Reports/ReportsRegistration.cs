using IncidentPlatform.Data.Facts;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>/reports</c>: figures for managers.</summary>
internal static class ReportsRegistration
{
    /// <summary>Registers what the endpoints need.</summary>
    public static void AddReports(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReportOptions>().BindConfiguration(ReportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddKpiQueries();
        builder.Services.AddScoped<ReportRequests>();
        builder.Services.AddScoped<KpiReport>();
        builder.Services.AddScoped<HolderReport>();
        builder.Services.AddScoped<HandOverRequests>();
        builder.Services.AddScoped<HandOverReport>();
        builder.Services.AddScoped<HandOverAfterwards>();
        builder.Services.AddScoped<HandOverSimulation>();
        builder.Services.AddScoped<ServiceLevelsReport>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");
        GetServiceLevels.Map(reports);
        GetKpis.Map(reports);
        GetHolders.Map(reports);
        GetHandOver.Map(reports);
        SaveHourlyCost.Map(reports);
        SimulateHandOver.Map(reports);
        ListKpiIncidents.Map(reports);
    }
}
