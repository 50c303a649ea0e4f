using IncidentPlatform.Contracts.Intake;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Intake;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Intake;

public sealed partial class MailIntakePage
{
    private MailIntakeResponse? _intake;
    private MailIntakeForm? _form;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal MailIntakeForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    private string? AddressError => _refusal.At("address") is null ? null : Loc[_refusal!.Code == ProblemCodes.Conflict ? "MailIntakeAddressTaken" : "MailIntakeAddressWrong"].Value;

    private string? DomainsError => _refusal.At("domains") is null ? null : Loc["MailIntakeDomainsWrong"].Value;

    // What machines write is no matter; what a person wrote in vain is.
    private static string? ToneOf(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.Refused or IntakeOutcome.TooMany => "bad",
        IntakeOutcome.Automatic => null,
        _ => "good",
    };

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (Form is not null)
        {
            var saved = await Api.SaveMailIntakeAsync(Form.Version, Form.ToRequest(), cancel);
            if (saved.IsSuccess)
            {
                Navigation.NavigateTo($"{Pages.MailIntake}?saved=true");
                return;
            }

            _refusal = saved.Problem;
            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        var present = await Api.MailIntakeAsync(cancel);
        (_intake, _problem) = (present.Value, present.Problem);
        if (_intake is null) return;

        _form = Form ?? MailIntakeForm.Of(_intake);
        if (_refusal?.Code == ProblemCodes.Stale) _form.Version = _intake.Version;
    }
}
