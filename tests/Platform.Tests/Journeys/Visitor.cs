using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IncidentPlatform.Platform.Tests.Journeys;

/// <summary>A person at the browser. What the page's console reports as an error is kept and must be empty at the end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        // A refused move answers 4xx, which the browser reports by itself; everything else is ours.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) errors.Add($"{message.Text} {message.Location}");
        };
        page.PageError += (_, message) => errors.Add(message);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a page and checks it for barriers.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await CheckAccessibilityAsync();
    }

    /// <summary>Fails on any violation that axe finds on the present page.</summary>
    public async Task CheckAccessibilityAsync()
    {
        var result = await Page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            $"{Page.Url}: " + string.Join("; ", result.Violations.Select(violation =>
                $"{violation.Id} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}")));
    }

    /// <summary>Opens the form of a move on an incident's page.</summary>
    public async Task<ILocator> OpenMoveAsync(string move)
    {
        var card = Page.Locator($"details.move:has(input[name='Form.Move'][value='{move}'])").First;
        await card.Locator("summary").ClickAsync();
        return card;
    }

    /// <summary>Presses the button of a move that asks nothing.</summary>
    public Task PressAsync(string move) =>
        Page.Locator($"form:has(input[name='Form.Move'][value='{move}']) button.primary").First.ClickAsync();

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(errors);
    }
}
