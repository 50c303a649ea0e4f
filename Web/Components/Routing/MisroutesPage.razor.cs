using System.Globalization;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Routing;

public sealed partial class MisroutesPage
{
    private const int OfferedWeeks = 12;

    private PageResponse<MisrouteResponse>? _page;
    private PlatformProblem? _problem;
    private IReadOnlyList<Choice> _weeks = [];

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Time { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }

    /// <summary>A day of the week to look at; null for the last seven days.</summary>
    [SupplyParameterFromQuery(Name = "week")] public string? Week { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var monday = Instant.FromDateTimeOffset(Time.GetUtcNow()).InZone(Reader.Zone).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        _weeks =
        [
            .. Enumerable.Range(0, OfferedWeeks).Select(back => monday.PlusWeeks(-back))
                .Select(day => new Choice(LocalDatePattern.Iso.Format(day), Loc["WeekFrom", day.ToString("d MMM", CultureInfo.CurrentCulture)])),
        ];
        (_page, _problem) = await Api.MisroutesAsync(Week, Cursor, Context.RequestAborted);
        if (_problem is { Status: { } status }) Context.Response.StatusCode = status;
    }

    private string Url(string? cursor) =>
        $"{Pages.Misroutes}?week={Uri.EscapeDataString(Week ?? "")}{(cursor is null ? null : $"&cursor={Uri.EscapeDataString(cursor)}")}";
}
