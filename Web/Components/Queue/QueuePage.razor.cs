using System.Globalization;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace IncidentPlatform.Web.Components.Queue;

public sealed partial class QueuePage
{
    private QueueView _view = null!;
    private IncidentView? _panel;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal IncidentLoader Loader { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Clock { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }

    private string? Note => _view.Total is { } total ? Loc[total == 1 ? "IncidentCountOne" : "IncidentCount", total.ToString("N0", CultureInfo.CurrentCulture)].Value : null;

    protected override async Task OnInitializedAsync()
    {
        var now = Instant.FromDateTimeOffset(Clock.GetUtcNow());
        _view = new(QueueFilter.From(Context.Request.Query), now);

        var rows = Api.IncidentsAsync(_view.Filter.ToApiQuery(now), Context.RequestAborted);
        var panel = _view.Filter.OpenNumber is { } number ? Loader.LoadAsync(number, withForms: false, Context.RequestAborted) : null;
        var groups = await Api.GroupsAsync(Context.RequestAborted);
        if (groups.IsSuccess) _view.Offer(groups.Value.Items);

        if (panel is not null) _panel = await panel;
        var page = await rows;
        if (page.IsSuccess) _view.Show(page.Value);
        else _view.Fail(page.Problem);
    }

    private string? Sorted(QueueSort sort) =>
        _view.Filter.Sort != sort ? null : sort == QueueSort.Opened ? "descending" : "ascending";
}
