using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Escalation;

public sealed partial class EscalationPolicyPage
{
    private PolicyView? _view;
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }

    /// <summary>The policy's id, or the word for a new one.</summary>
    [Parameter] public required string Key { get; set; }
    [SupplyParameterFromForm] internal PolicyForm? Form { get; set; }

    private Guid? Id => Guid.TryParse(Key, out var id) ? id : null;

    private string Url => Id is { } id ? Pages.EscalationPolicy(id) : Pages.NewEscalationPolicy;

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var groups = Api.GroupsAsync(cancel);
        var webhooks = Api.RuleWebhooksAsync(cancel);
        var versions = Id is { } known ? Api.EscalationPolicyVersionsAsync(known, cancel) : null;
        var policy = Id is { } id ? await Api.EscalationPolicyAsync(id, cancel) : null;
        _problem = policy?.Problem ?? (await groups).Problem ?? (await webhooks).Problem ?? (versions is null ? null : (await versions).Problem);
        if (_problem is not null || (policy is null && Key != Pages.NewKey))
        {
            _problem ??= OwnProblem.NotFound;
            Context.Response.StatusCode = _problem.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var form = Form ?? (policy?.Value is { } saved ? PolicyForm.Of(saved) : new PolicyForm());
        var open = form.Rearrange();
        var (refusal, run) = await DoAsync(form, cancel);
        if (refusal is null && form.Action == PolicyActions.Save) return; // on the way to the list

        if (refusal is not null) Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        _view = new PolicyView(form, policy?.Value, (await groups).Value!.Items)
        {
            Versions = versions is null ? [] : (await versions).Value!.Items,
            Webhooks = (await webhooks).Value!.Items,
            Problem = refusal,
            DryRun = run,
            OpenRule = open,
        };
    }

    private async Task<(PlatformProblem? Refusal, DryRunEscalationResponse? Run)> DoAsync(PolicyForm form, CancellationToken cancel)
    {
        switch (form.Action)
        {
            case PolicyActions.Save:
                var refusal = (await Api.SaveEscalationPolicyAsync(Id, form.Version, form.ToRequest(), cancel)).Problem;
                if (refusal is null) Navigation.NavigateTo($"{Pages.EscalationPolicies}?saved=true");
                return (refusal, null);
            case PolicyActions.Try:
                var (run, problem) = await Api.DryRunEscalationAsync(new(form.Bodies, Id), cancel);
                return (problem, run);
            default:
                return (null, null);
        }
    }
}
