using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Levels;

public sealed partial class GroupLevelsPage
{
    private GroupLevelsForm? _form;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private string _group = "";

    [Parameter] public Guid Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal GroupLevelsForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var present = await Api.GroupLevelsAsync(Id, cancel);
        var groups = await Api.GroupsAsync(cancel);
        _problem = present.Problem ?? groups.Problem;
        if (!present.IsSuccess || !groups.IsSuccess)
        {
            Context.Response.StatusCode = _problem!.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _group = groups.Value.Items.FirstOrDefault(group => group.Id == Id)?.Name ?? "";
        if (Form?.Targets is not null)
        {
            var errors = new Dictionary<string, string[]>();
            var request = Form.ToRequest(errors);
            var saved = request is null ? null : await Api.SaveGroupLevelsAsync(Id, Form.Version, request, cancel);
            if (saved is { IsSuccess: true })
            {
                Navigation.NavigateTo($"{(saved.Value.ChangeId is null ? Pages.GroupLevels(Id) : Pages.SlaPolicies)}?saved=true");
                return;
            }

            _refusal = saved?.Problem
                ?? new PlatformProblem(ProblemCodes.Prefix + ProblemCodes.Invalid, null, StatusCodes.Status422UnprocessableEntity, null, errors);
            // To save again is to overwrite what somebody else changed, knowingly.
            if (_refusal.Code == ProblemCodes.Stale) Form.Version = present.Value.Version;
            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        _form = Form?.Targets is null ? GroupLevelsForm.Of(present.Value) : Form;
    }
}
