using IncidentPlatform.Web.Components.Layout;
using Microsoft.AspNetCore.Components.Routing;

namespace IncidentPlatform.Web.Components.Routing;

/// <summary>One page about routing.</summary>
/// <param name="Key">Its name's text.</param>
internal sealed record RoutingTab(string Href, string Key, NavLinkMatch Match = NavLinkMatch.Prefix)
{
    /// <summary>What is looked at most comes first.</summary>
    public static IReadOnlyList<RoutingTab> All { get; } =
    [
        new(Pages.Routing, "TabRoutingMode", NavLinkMatch.All),
        new(Pages.RoutingQuality, "TabRoutingQuality"),
        new(Pages.Misroutes, "TabMisroutes"),
        new(Pages.WhatIf, "TabWhatIf"),
        new(Pages.RoutingVersions, "TabRoutingVersions"),
        new(Pages.RoutingLearning, "TabRoutingLearning"),
    ];
}
