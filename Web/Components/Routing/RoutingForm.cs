using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Web.Components.Routing;

/// <summary>Fields of every form on the routing page. Each form sends those that it has.</summary>
public sealed class RoutingForm
{
    /// <summary>One of <see cref="RoutingActions"/>.</summary>
    public string? Action { get; set; }
    public RoutingMode? Mode { get; set; }
    public int? Version { get; set; }
}
