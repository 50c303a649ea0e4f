using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Models;

/// <summary>What the cache has for an organization.</summary>
internal abstract record ModelLookup
{
    private ModelLookup()
    {
    }

    /// <summary>No version is in service.</summary>
    public sealed record None : ModelLookup;

    /// <summary>The stored model is not what was trained.</summary>
    public sealed record Damaged(int Version) : ModelLookup;

    /// <summary>Loaded, checked and warm.</summary>
    public sealed record Found(int Version, RoutingModel Model) : ModelLookup;
}
