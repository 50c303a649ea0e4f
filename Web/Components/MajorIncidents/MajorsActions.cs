namespace IncidentPlatform.Web.Components.MajorIncidents;

/// <summary>What can be done on the list of major incidents; value of the form's field.</summary>
internal static class MajorsActions
{
    public const string Accept = "accept";
    public const string Dismiss = "dismiss";
    public const string Settings = "settings";

    /// <summary>Those after which the list is shown again, and says so.</summary>
    public static readonly IReadOnlyList<string> Told = [Dismiss, Settings];
}
