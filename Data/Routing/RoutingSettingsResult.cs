using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Data.Routing;

/// <summary>How a change of the routing settings ended.</summary>
public abstract record RoutingSettingsResult
{
    private RoutingSettingsResult()
    {
    }

    /// <summary>It holds, and stands on the trail.</summary>
    public sealed record Saved : RoutingSettingsResult;

    /// <summary>Somebody was faster.</summary>
    /// <param name="Version">The present version.</param>
    /// <param name="Since">What changed since the version that was named, newest first.</param>
    public sealed record Stale(int Version, IReadOnlyList<RoutingChangeRow> Since) : RoutingSettingsResult;

    /// <summary>Groups were to be assigned automatically that have not earned it; nothing changed.</summary>
    public sealed record NotEarned(IReadOnlyDictionary<Guid, GateProgress> Groups) : RoutingSettingsResult;
}
