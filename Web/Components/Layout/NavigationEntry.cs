using IncidentPlatform.Web.Components.Ui;
using Microsoft.AspNetCore.Components.Routing;

namespace IncidentPlatform.Web.Components.Layout;

/// <summary>One place to go to.</summary>
/// <param name="Key">Text in the side bar.</param>
/// <param name="ShortKey">Text in the tab bar, which has room for one short word.</param>
internal sealed record NavigationEntry(
    string Href, IconName Icon, string Key, string ShortKey, bool IsOnPhone = true, NavLinkMatch Match = NavLinkMatch.Prefix);
