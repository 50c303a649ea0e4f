namespace IncidentPlatform.Api.SlaPolicies;

/// <summary>What is promised: SLA policies, OLAs, underpinning contracts, the priority matrix.</summary>
internal static class SlaPolicyRegistration
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapSlaPolicies(this RouteGroupBuilder api)
    {
        ListSlaPolicies.Map(api);
        GetSlaPolicy.Map(api);
        SaveSlaPolicy.Map(api);
        PreviewSlaPolicyImpact.Map(api);
        GetHolderLevels.Map(api);
        SaveHolderLevels.Map(api);
        PreviewHolderLevelsImpact.Map(api);
        PriorityMatrixEndpoints.Map(api);
    }
}
