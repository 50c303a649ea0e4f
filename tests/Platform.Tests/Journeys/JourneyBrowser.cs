using IncidentPlatform.Platform.Tests.Composition;
using IncidentPlatform.Platform.Tests.Journeys;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(JourneyBrowser))]

namespace IncidentPlatform.Platform.Tests.Journeys;

/// <summary>One headless Chromium for all journeys; each visitor has a profile of their own.</summary>
public sealed class JourneyBrowser : IAsyncDisposable
{
    private const string DemoPassword = "Demo-2026!";

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A person who signed in through the sign-in page.</summary>
    /// <param name="platform">The platform that they visit.</param>
    /// <param name="email">A demo user.</param>
    /// <param name="language"><c>id</c> or <c>en</c>.</param>
    /// <param name="screen">Desktop or phone.</param>
    public async Task<Visitor> SignInAsync(RunningPlatform platform, string email, string language = "id", Screen screen = Screen.Desktop)
    {
        var web = await platform.AddressAsync("web");
        var (_, browser) = await started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = web.ToString(),
            ViewportSize = screen == Screen.Phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 },
            HasTouch = screen == Screen.Phone,
        });
        await context.AddCookiesAsync([new Cookie { Name = "language", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = web.ToString() }]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        var visitor = new Visitor(context, page);
        await page.GotoAsync("/sign-in");
        await visitor.CheckAccessibilityAsync();
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", DemoPassword);
        await page.ClickAsync("main form button.primary, form[action*='sign-in'] button.primary");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated) return;

        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        return (playwright, browser);
    }
}
