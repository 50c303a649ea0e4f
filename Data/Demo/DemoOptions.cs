namespace IncidentPlatform.Data.Demo;

/// <summary>Whether the demo organizations are to exist. Development only.</summary>
public static class DemoOptions
{
    /// <summary>The setting that turns the demo on.</summary>
    public const string EnabledSetting = "Demo:Enabled";

    /// <summary>The setting that says how many records the organization for measurements is to have; 0 or missing for none.</summary>
    public const string ScaleSetting = "Demo:Scale";

    /// <summary>The password of everybody who can sign in; known to all who read the documentation.</summary>
    public const string Password = "Demo-2026!";
}
