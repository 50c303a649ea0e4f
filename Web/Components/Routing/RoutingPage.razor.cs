using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Routing;

public sealed partial class RoutingPage
{
    private RoutingView? _view;
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal RoutingForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneAction { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        PlatformProblem? refusal = null;
        if (Form is not null)
        {
            refusal = await DoAsync(Form, cancel);
            if (refusal is null)
            {
                Navigation.NavigateTo($"{Pages.Routing}?done={Form.Action}");
                return;
            }
        }

        var settings = Api.RoutingSettingsAsync(cancel);
        var changes = Api.RoutingChangesAsync(cancel);
        var categories = Api.CategoriesAsync(cancel);
        var models = await Api.RoutingModelsAsync(cancel);
        _problem = models.Problem ?? (await settings).Problem;
        if (!models.IsSuccess || _problem is not null) return;

        _view = new(models.Value.Items, (await settings).Value!)
        {
            Changes = (await changes).Value?.Items ?? [],
            Categories = (await categories).Value?.Items ?? [],
        };
        if (refusal is null) return;
        _view.Refuse(Form!, refusal);
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    private async Task<PlatformProblem?> DoAsync(RoutingForm form, CancellationToken cancel) => form.Action switch
    {
        RoutingActions.SetMode or RoutingActions.SetGroup or RoutingActions.SetLimits => await SetAsync(form, cancel),
        RoutingActions.Train => (await Api.TrainAsync(cancel)).Problem,
        RoutingActions.Cancel => (await Api.CancelTrainingAsync(form.Version ?? 0, cancel)).Problem,
        RoutingActions.Promote => (await Api.PromoteAsync(form.Version ?? 0, cancel)).Problem,
        _ => OwnProblem.Unreadable,
    };

    private async Task<PlatformProblem?> SetAsync(RoutingForm form, CancellationToken cancel)
    {
        var (request, problem) = ModeRequest.From(form);
        return request is null ? problem : (await Api.SetRoutingAsync(request, form.SettingsVersion ?? 0, cancel)).Problem;
    }
}
