using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Web.Components.Forms;
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
    private IReadOnlyList<ViewResponse> _views = [];
    private PlatformProblem? _viewProblem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal IncidentLoader Loader { get; init; } = null!;
    [Inject] internal SavedViews Saved { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal BulkForm? Form { get; set; }
    [SupplyParameterFromForm] internal ViewForm? View { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneMove { get; set; }
    [SupplyParameterFromQuery(Name = "count")] public int DoneCount { get; set; }
    [SupplyParameterFromQuery(Name = "viewDone")] public string? ViewDone { get; set; }

    private bool HasPanel => _view.Filter.OpenNumber is not null || _bulk is { Move: not null };

    private string? Note => _view.Total is { } total ? Loc[total == 1 ? "IncidentCountOne" : "IncidentCount", total.ToString("N0", CultureInfo.CurrentCulture)].Value : null;

    protected override async Task OnInitializedAsync()
    {
        var now = Instant.FromDateTimeOffset(Clock.GetUtcNow());
        _view = new(QueueFilter.From(Context.Request.Query), now);

        if (View?.Action is not null && await ChangeViewAsync(View)) return;
        if (Form is { Chosen.Count: > 0 } && await ChangeAsync(Form)) return;

        var rows = Api.IncidentsAsync(_view.Filter.ToApiQuery(now), Context.RequestAborted);
        var panel = _view.Filter.OpenNumber is { } number ? Loader.LoadAsync(number, withForms: false, Context.RequestAborted) : null;
        var views = Saved.ReadNowAsync(Context.RequestAborted);
        var groups = await Api.GroupsAsync(Context.RequestAborted);
        if (groups.IsSuccess) _view.Offer(groups.Value.Items);

        _views = await views;
        if (panel is not null) _panel = await panel;
        var page = await rows;
        if (page.IsSuccess) _view.Show(page.Value);
        else _view.Fail(page.Problem);
    }

    // Whether it was done, so that the page is left for a fresh one.
    private async Task<bool> ChangeViewAsync(ViewForm form)
    {
        var (view, problem) = await SaveViewAsync(form, Context.RequestAborted);
        if (problem is null)
        {
            Saved.Forget();
            Navigation.NavigateTo(_view.Filter.ToViewDoneUrl(form.Action!, view));
            return true;
        }
        _viewProblem = problem;
        Context.Response.StatusCode = problem.Status ?? StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    private async Task<(Guid? View, PlatformProblem? Problem)> SaveViewAsync(ViewForm form, CancellationToken cancel)
    {
        if (form is { Action: ViewActions.Delete, Id: { } deleted }) return (null, (await Api.DeleteViewAsync(deleted, form.Version ?? 0, cancel)).Problem);
        if (form is { Action: ViewActions.Begin, Id: { } chosen }) return (chosen, (await Api.BeginWithViewAsync(form.IsDefault ? chosen : null, cancel)).Problem);
        if (form.Action != ViewActions.Save) return (null, OwnProblem.Unreadable);

        var request = form.ToRequest(_view.Filter);
        var saved = form.Id is { } id ? await Api.UpdateViewAsync(id, request, form.Version ?? 0, cancel) : await Api.CreateViewAsync(request, cancel);
        if (!saved.IsSuccess || saved.Value.IsDefault == form.IsDefault) return (saved.Value?.Id, saved.Problem);
        return (saved.Value.Id, (await Api.BeginWithViewAsync(form.IsDefault ? saved.Value.Id : null, cancel)).Problem);
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
