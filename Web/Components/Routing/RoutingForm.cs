using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Web.Components.Routing;

/// <summary>Fields of every form on the routing page. Each form sends those that it has.</summary>
public sealed class RoutingForm
{
    /// <summary>One of <see cref="RoutingActions"/>.</summary>
    public string? Action { get; set; }
    public RoutingMode? Mode { get; set; }
    public int? Version { get; set; }

    /// <summary>The version of the settings that the reader saw.</summary>
    public int? SettingsVersion { get; set; }
    public Guid? GroupId { get; set; }

    /// <summary>A mode's name, or <see cref="RoutingView.WhenEarned"/>.</summary>
    public string? GroupMode { get; set; }

    /// <summary>Per cent, as typed.</summary>
    public string? Target { get; set; }
    public RoutingMode? ChannelWeb { get; set; }
    public RoutingMode? ChannelPhone { get; set; }
    public RoutingMode? ChannelEmail { get; set; }
    public RoutingMode? ChannelApi { get; set; }

    /// <summary>Per cent, as typed.</summary>
    public string? HoldOut { get; set; }
    public string? MisroutingCost { get; set; }
    public string? AskingCost { get; set; }
    public List<Guid>? BindingCategoryIds { get; set; }
}
