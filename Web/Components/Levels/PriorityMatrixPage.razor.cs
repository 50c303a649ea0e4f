using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Levels;

public sealed partial class PriorityMatrixPage
{
    private static readonly IReadOnlyList<Choice> Priorities = [.. Enum.GetNames<Priority>().Select(name => new Choice(name, name))];
    private PriorityMatrixForm? _form;
    private LevelImpactResponse? _impact;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal PriorityMatrixForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var present = await Api.PriorityMatrixAsync(cancel);
        _problem = present.Problem;
        if (!present.IsSuccess) return;

        // A form that is not whole is answered with what is stored.
        _form = Form is { Cells.Count: 16 } ? Form : PriorityMatrixForm.Of(present.Value);
        if (Form is not { Cells.Count: 16 }) return;

        if (Form.Do == LevelForm.Save)
        {
            var saved = await Api.SavePriorityMatrixAsync(Form.Version, Form.ToRequest(), cancel);
            if (saved.IsSuccess)
            {
                Navigation.NavigateTo($"{(saved.Value.ChangeId is null ? Pages.PriorityMatrix : Pages.SlaPolicies)}?saved=true");
                return;
            }

            _refusal = saved.Problem;
            if (_refusal.Code == ProblemCodes.Stale) _form.Version = present.Value.Version;
        }
        else
        {
            var impact = await Api.PriorityMatrixImpactAsync(Form.ToRequest(), cancel);
            (_impact, _refusal) = (impact.Value, impact.Problem);
        }
        if (_refusal is not null) Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    // The texts go on after a colon with what the word means.
    private string Short(string key) => Loc[key].Value.Split(':')[0];
}
