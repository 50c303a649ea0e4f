using Microsoft.Playwright;

namespace IncidentPlatform.Pictures;

/// <summary>Somebody at a browser of their own, in one language.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>Longest wait for anything: a busy machine is slow, not broken.</summary>
    public const int PatienceMilliseconds = 180_000;

    private const string DemoPassword = "Demo-2026!";

    // The classifier, an escalation rule or somebody else may change a record between looking and pressing.
    private const int MostTries = 10;

    // With a second between: a first model may have to be trained before there is something to show.
    private const int MostReloads = 600;

    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Opens the browser; nobody is signed in yet.</summary>
    public static async Task<Visitor> EnterAsync(IBrowser browser, Uri web, string language, Screen screen = Screen.Desktop)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = web.ToString(),
            ViewportSize = screen == Screen.Phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 800 },
            HasTouch = screen == Screen.Phone,
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new Cookie { Name = "language", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = web.ToString() }]);
        context.SetDefaultTimeout(PatienceMilliseconds);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Signs in as a demo user.</summary>
    public async Task SignInAsync(string email)
    {
        await GoAsync("/sign-in");
        await Page.FillAsync("#email", email);
        await Page.FillAsync("#password", DemoPassword);
        await Page.ClickAsync("main form:has(#password) button.primary");
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Opens a page.</summary>
    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        if (answer is { Ok: false }) throw new StepFailedException($"{Page.Url} answered {answer.Status}.");
    }

    /// <summary>Opens a page, anew until it shows what is waited for.</summary>
    public async Task GoUntilAsync(string path, string selector)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var tries = 0; tries < MostReloads; tries++)
        {
            await GoAsync(path);
            if (await Page.Locator(selector).First.IsVisibleAsync()) return;
            await pace.WaitForNextTickAsync();
        }
        throw new StepFailedException($"{Page.Url}: {selector} did not come in {MostReloads} reloads.");
    }

    /// <summary>Opens the form of a move on the present page.</summary>
    public async Task<ILocator> OpenMoveAsync(string move)
    {
        var card = Page.Locator($"details.move:has(input[name='Form.Move'][value='{move}'])").First;
        await card.Locator("summary").ClickAsync();
        return card;
    }

    /// <summary>Makes a move on a record, anew while somebody else is faster.</summary>
    /// <param name="number">The record.</param>
    /// <param name="move">As the form names it.</param>
    /// <param name="fill">Fills the move's form in; null for a move that asks nothing.</param>
    public async Task MoveAsync(string number, string move, Func<ILocator, Task>? fill = null)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await GoAsync($"/incidents/{number}");
            var form = fill is null || move == "comments" ? Page.Locator($"form:has(input[name='Form.Move'][value='{move}'])").First : await OpenMoveAsync(move);
            if (fill is not null) await fill(form);
            if (await SendAsync(form)) return;
        }
        throw new StepFailedException($"{Page.Url}: the move {move} was refused {MostTries} times.");
    }

    /// <summary>Sends a form of the present page.</summary>
    /// <returns>Whether it was accepted.</returns>
    public async Task<bool> SendAsync(ILocator form)
    {
        await form.Locator("button.primary").ClickAsync();
        var outcome = Page.Locator("main .notice.tone-success, main .notice.tone-danger").First;
        await outcome.WaitForAsync();
        return await Page.Locator("main .notice.tone-danger").CountAsync() == 0;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
