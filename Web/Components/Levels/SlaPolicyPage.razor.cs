using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Levels;

public sealed partial class SlaPolicyPage
{
    private SlaPolicyForm? _form;
    private SlaPolicyResponse? _present;
    private IReadOnlyList<EscalationPolicyResponse> _escalations = [];
    private LevelImpactResponse? _impact;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Parameter] public Guid? Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal SlaPolicyForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    private CancellationToken Cancel => Context.RequestAborted;
    private string Page => Id is { } id ? Pages.SlaPolicy(id) : Pages.NewSlaPolicy;

    // Waiting for a provider is our time: it is not offered.
    private IEnumerable<Choice> Reasons => Enum.GetValues<HoldReason>().Where(reason => reason != HoldReason.AwaitingProvider)
        .Select(reason => new Choice(reason.ToString(), Loc[$"HoldReason{reason}"]));

    private IEnumerable<Choice> Escalations => _escalations.Where(policy => policy.IsActive || policy.Id == _form!.EscalationPolicyId)
        .Select(policy => new Choice(policy.Id.ToString(), policy.Name));

    protected override async Task OnInitializedAsync()
    {
        var present = Id is { } id ? await Api.SlaPolicyAsync(id, Cancel) : null;
        _problem = present?.Problem;
        if (_problem is not null)
        {
            Context.Response.StatusCode = _problem.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _present = present?.Value;
        _escalations = (await Api.EscalationPoliciesAsync(Cancel)).Value?.Items ?? [];
        // A form that is not whole is answered with what is stored.
        var form = Form?.Targets is null ? null : Form;
        if (form is not null && await HandleAsync(form)) return;

        _form = form ?? (_present is null ? SlaPolicyForm.New() : SlaPolicyForm.Of(_present));
        // To save again is to overwrite what somebody else changed, knowingly.
        if (_refusal?.Code == ProblemCodes.Stale) _form.Version = _present?.Version;
        if (_refusal is not null) Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Does what the button asks for; true when the page is left.</summary>
    private async Task<bool> HandleAsync(SlaPolicyForm form)
    {
        var errors = new Dictionary<string, string[]>();
        if (form.ToBody(errors) is not { } body)
        {
            _refusal = OwnProblem.Invalid(errors);
            return false;
        }

        if (form.Do == LevelForm.Preview && Id is { } id)
        {
            var impact = await Api.SlaPolicyImpactAsync(id, new SlaPolicyImpactRequest(body, form.EscalationPolicyId), Cancel);
            (_impact, _refusal) = (impact.Value, impact.Problem);
            return false;
        }

        var saved = await Api.SaveSlaPolicyAsync(
            Id, form.Version, new SaveSlaPolicyRequest(form.Name?.Trim() ?? "", body, form.IsActive, form.Mode, form.AcceptsWarnings, form.EscalationPolicyId), Cancel);
        _refusal = saved.Problem;
        if (!saved.IsSuccess) return false;

        Navigation.NavigateTo($"{(saved.Value.ChangeId is null ? Pages.SlaPolicy(saved.Value.Id) : Pages.SlaPolicies)}?saved=true");
        return true;
    }

    private IReadOnlyList<(TargetForm Target, int Index)> CellsOf(IncidentKind? kind) =>
        [.. _form!.Targets!.Select((target, index) => (target, index)).Where(cell => cell.target.Kind == kind)];

    private string? ErrorOf(TargetForm cell) => CellErrors.At(_refusal, "policy.targets[", _form!.Targets!, cell, Loc);
}
