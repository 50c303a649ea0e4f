namespace IncidentPlatform.Domain.Routing;

/// <summary>Where a version of an organization's routing model stands.</summary>
public enum RoutingModelState
{
    /// <summary>It is being trained.</summary>
    Training,

    /// <summary>It can go into service; it was no better than the one that is.</summary>
    Ready,

    /// <summary>It decides. At most one version of an organization does.</summary>
    InService,

    /// <summary>It was in service; it can be restored.</summary>
    Retired,

    /// <summary>Training failed.</summary>
    Failed,

    /// <summary>A person ended its training.</summary>
    Cancelled,

    /// <summary>Its training ended with the process, not by a decision.</summary>
    Interrupted,
}
