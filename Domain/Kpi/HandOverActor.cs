namespace IncidentPlatform.Domain.Kpi;

/// <summary>Who takes part in the process and can be handed over to a provider: an agreement names a group, and the service desk is one.</summary>
/// <remarks>Managers and administrators hold no records; what they do is not told by facts and is not handed over.</remarks>
public enum HandOverActor
{
    /// <summary>The group that receives what nobody routed.</summary>
    ServiceDesk,

    /// <summary>Support groups of tier 1, the service desk apart.</summary>
    TierOne,

    /// <summary>Support groups of tier 2.</summary>
    TierTwo,

    /// <summary>Support groups of tier 3.</summary>
    TierThree,
}
