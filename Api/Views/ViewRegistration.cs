using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Sharing;

namespace IncidentPlatform.Api.Views;

/// <summary>Saved views of the queue.</summary>
internal static class ViewRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static void AddViews(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<Shared>();
        builder.Services.AddScoped<ViewReader>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapViews(this RouteGroupBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views");
        views.AddEndpointFilter<OneConnection>();
        ListViews.Map(views);
        GetView.Map(views);
        SaveView.Map(views);
        DeleteView.Map(views);
        SetDefaultView.Map(views);
    }
}
