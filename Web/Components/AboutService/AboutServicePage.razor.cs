using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.AboutService;

public sealed partial class AboutServicePage
{
    private AboutServiceView? _view;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal AgreementForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneAction { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (Form is not null)
        {
            _refusal = Form.Action == AgreementActions.Accept
                ? (await Api.AcceptAgreementAsync(Form.Id ?? Guid.Empty, cancel)).Problem
                : (await Api.EndAgreementAsync(Form.Id ?? Guid.Empty, cancel)).Problem;
            if (_refusal is null)
            {
                Navigation.NavigateTo($"{Pages.AboutService}?done={Form.Action}");
                return;
            }

            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        var agreements = Reader.Can(Permissions.ReadCatalog) ? Api.AgreementsAsync(cancel) : null;
        var about = await Api.AboutServiceAsync(cancel);
        _problem = about.Problem ?? (agreements is null ? null : (await agreements).Problem);
        if (!about.IsSuccess || _problem is not null) return;

        _view = new(
            about.Value, agreements is null ? null : (await agreements).Value!.Items,
            acceptsOffers: Reader.Is(Role.Administrator) || Reader.Is(Role.Agent), handsOver: Reader.Can(Permissions.PlanHandOvers));
    }
}
