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
    private BulkView? _bulk;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal IncidentLoader Loader { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal BulkForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneMove { get; set; }
    [SupplyParameterFromQuery(Name = "count")] public int DoneCount { get; set; }

    private bool HasPanel => _view.Filter.OpenNumber is not null || _bulk is { Move: not null };

    private string? Note => _view.Total is { } total ? Loc[total == 1 ? "IncidentCountOne" : "IncidentCount", total.ToString("N0", CultureInfo.CurrentCulture)].Value : null;

    protected override async Task OnInitializedAsync()
    {
        var now = Instant.FromDateTimeOffset(Clock.GetUtcNow());
        _view = new(QueueFilter.From(Context.Request.Query), now);

        if (Form is { Chosen.Count: > 0 } && await ChangeAsync(Form)) return;

        var rows = Api.IncidentsAsync(_view.Filter.ToApiQuery(now), Context.RequestAborted);
        var panel = _view.Filter.OpenNumber is { } number ? Loader.LoadAsync(number, withForms: false, Context.RequestAborted) : null;
        var groups = await Api.GroupsAsync(Context.RequestAborted);
        if (groups.IsSuccess) _view.Offer(groups.Value.Items);

        if (panel is not null) _panel = await panel;
        var page = await rows;
        if (page.IsSuccess) _view.Show(page.Value);
        else _view.Fail(page.Problem);
    }

    // Whether all is done, so that the page is left for a fresh one.
    private async Task<bool> ChangeAsync(BulkForm form)
    {
        var cancel = Context.RequestAborted;
        var chosen = await Api.IncidentsAsync(QueueFilter.ToApiQuery(BulkView.IdsOf(form)), cancel);
        if (!chosen.IsSuccess)
        {
            _view.Fail(chosen.Problem);
            return false;
        }

        _bulk = new(form, chosen.Value.Items);
        if (!_bulk.IsToBeMade) return false;

        var (request, problem) = _bulk.ToRequest(Reader.Zone);
        var answer = request is null ? problem! : await Api.ChangeManyAsync(request, _bulk.Key, cancel);
        if (answer.Value is { } result)
        {
            if (result.Done == result.Items.Count)
            {
                Navigation.NavigateTo(_view.Filter.ToDoneUrl(_bulk.Move!, result.Done));
                return true;
            }
            _bulk.Show(result);
            return false;
        }

        _bulk.Refuse(answer.Problem!);
        Context.Response.StatusCode = answer.Problem!.Status ?? StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    private string? Sorted(QueueSort sort) =>
        _view.Filter.Sort != sort ? null : sort == QueueSort.Opened ? "descending" : "ascending";
}
