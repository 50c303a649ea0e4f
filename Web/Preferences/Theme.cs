namespace IncidentPlatform.Web.Preferences;

/// <summary>System follows the device.</summary>
internal enum Theme
{
    System,
    Light,
    Dark,
}
