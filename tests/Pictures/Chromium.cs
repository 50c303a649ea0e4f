using Microsoft.Playwright;

namespace IncidentPlatform.Pictures;

/// <summary>The browser of the system's packages, without a screen.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Path,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"],
        Timeout = Visitor.PatienceMilliseconds,
    });
}
