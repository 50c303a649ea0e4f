namespace IncidentPlatform.Web.Preferences;

/// <summary>The theme that this reader chose, from the cookie; <see cref="Theme.System"/> without one.</summary>
internal sealed class ThemeChoice(IHttpContextAccessor accessor)
{
    public Theme Theme =>
        Enum.TryParse<Theme>(accessor.HttpContext?.Request.Cookies[PreferencesExtensions.ThemeCookie], out var theme) && Enum.IsDefined(theme)
            ? theme
            : Theme.System;

    /// <summary>For <c>data-theme</c> of the document.</summary>
    public string Name => Theme switch
    {
        Theme.System => "system",
        Theme.Light => "light",
        Theme.Dark => "dark",
    };
}
