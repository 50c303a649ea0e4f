namespace IncidentPlatform.Domain.Routing;

/// <summary>Why a version of the routing model was trained.</summary>
public enum RoutingTrigger
{
    /// <summary>Somebody asked for it.</summary>
    Demand,

    /// <summary>The organization had enough resolved records and no model.</summary>
    First,

    /// <summary>The last one was old enough.</summary>
    Schedule,

    /// <summary>Records were no longer like those that the model in service learned from.</summary>
    Drift,
}
