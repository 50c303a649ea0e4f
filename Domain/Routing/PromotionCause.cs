namespace IncidentPlatform.Domain.Routing;

/// <summary>Why a version of the routing model went into service.</summary>
public enum PromotionCause
{
    /// <summary>There was none.</summary>
    First,

    /// <summary>It was better than the one in service by more than chance.</summary>
    Better,

    /// <summary>The one in service could not be read.</summary>
    Repair,

    /// <summary>A person put it there.</summary>
    Person,
}
