using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Incidents;

public sealed partial class IncidentPage
{
    private IncidentView? _view;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal IncidentLoader Loader { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [Parameter] public required string Number { get; set; }
    [SupplyParameterFromForm] internal MoveForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneMove { get; set; }
    [SupplyParameterFromQuery(Name = "opened")] public bool IsNew { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _view = await Loader.LoadAsync(Number, withForms: true, Context.RequestAborted);
        if (Form is null || _view.Incident is null) return;

        var (request, problem) = MoveRequest.From(Form, Reader.Zone);
        if (request is not null)
            problem = (await Api.MoveAsync(_view.Incident.Id, request.Path, request.Body, request.Version, Context.RequestAborted)).Problem;

        if (problem is not null)
        {
            // Loaded before the move: what it shows is what the refusal speaks of.
            _view.Refuse(Form, problem);
            Context.Response.StatusCode = problem.Status ?? StatusCodes.Status422UnprocessableEntity;
            return;
        }

        Navigation.NavigateTo(ReturnUrl.IsLocal(Form.ReturnUrl) ? Form.ReturnUrl! : Done(request!.Path));
    }

    private string Done(string move) => $"{_view!.Url}?done={move}";
}
