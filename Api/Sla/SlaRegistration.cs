namespace IncidentPlatform.Api.Sla;

/// <summary>The service-level room of the API.</summary>
internal static class SlaRegistration
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapSla(this RouteGroupBuilder api)
    {
        PreviewCalendar.Map(api);
        PreviewSla.Map(api);
        ListLevelChanges.Map(api);
    }
}
