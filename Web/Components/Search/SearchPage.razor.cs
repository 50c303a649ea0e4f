using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Search;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Search;

public sealed partial class SearchPage
{
    private SearchResponse? _found;
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Typed { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    private string Words => Typed?.Trim() ?? "";

    protected override async Task OnInitializedAsync()
    {
        if (Words.Length == 0) return;

        var answer = await Api.SearchAsync(Words, Cursor, Context.RequestAborted);
        // Whoever types a number wants that record.
        if (answer.Value?.Exact is { } exact) Navigation.NavigateTo(Pages.Incident(exact.Number));
        else (_found, _problem) = answer;
    }

    private static bool IsEmpty(SearchResponse found) =>
        found.Numbers.Count + found.Records.Items.Count + found.People.Count + found.Services.Count + found.Groups.Count == 0 && found.Records.NextCursor.Length == 0;

    private string UrlOf(string? cursor) =>
        $"{Pages.Search}?q={Uri.EscapeDataString(Words)}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";
}
