using IncidentPlatform.ServiceDefaults.Live;

namespace IncidentPlatform.Api.Events;

/// <summary>Live updates of the public API.</summary>
internal static class EventRegistration
{
    /// <summary>Registers what the endpoint uses.</summary>
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<EventOptions>().BindConfiguration(EventOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<EventStreams>();
        builder.Services.AddSingleton<EventAudience>();
        builder.AddLiveHub();
    }

    /// <summary>Maps the endpoint.</summary>
    public static void MapEvents(this RouteGroupBuilder api) => StreamEvents.Map(api);
}
