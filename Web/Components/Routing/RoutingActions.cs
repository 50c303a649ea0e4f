namespace IncidentPlatform.Web.Components.Routing;

/// <summary>What can be done on the routing page; value of the form's field.</summary>
internal static class RoutingActions
{
    public const string SetMode = "mode";
    public const string SetGroup = "group";
    public const string SetLimits = "limits";
    public const string Train = "train";
    public const string Cancel = "cancel";
    public const string Promote = "promote";

    public static readonly IReadOnlyList<string> All = [SetMode, SetGroup, SetLimits, Train, Cancel, Promote];
}
