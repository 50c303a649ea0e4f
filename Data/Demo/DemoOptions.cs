namespace IncidentPlatform.Data.Demo;

/// <summary>Whether the demo organizations are to exist. Development only.</summary>
public static class DemoOptions
{
    /// <summary>The setting that turns the demo on.</summary>
    public const string EnabledSetting = "Demo:Enabled";

    /// <summary>The password of everybody who can sign in; known to all who read the documentation.</summary>
    public const string Password = "Demo-2026!";
}
