using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Imports;

public sealed partial class ImportPage
{
    private ImportView? _view;
    private PlatformProblem? _problem;

    [Parameter] public Guid Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal ImportForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        PlatformProblem? refusal = null;
        if (Form is not null)
        {
            refusal = await DoAsync(Form, cancel);
            if (refusal is null)
            {
                Navigation.NavigateTo(Pages.Import(Id));
                return;
            }
        }

        var import = await Api.ImportAsync(Id, cancel);
        _problem = import.Problem;
        if (!import.IsSuccess) return;

        var problems = import.Value.Problems;
        if (!string.IsNullOrEmpty(Cursor)) problems = (await Api.ImportProblemsAsync(Id, Cursor, cancel)).Value ?? problems;
        _view = new(import.Value, problems, Reader.Zone.Id);
        if (refusal is null) return;
        _view.Refuse(Form!, refusal);
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    private async Task<PlatformProblem?> DoAsync(ImportForm form, CancellationToken cancel) => form.Action switch
    {
        // What was said is checked at once: nobody has to ask for what the next step is.
        ImportActions.Plan => form.ToRequest() is { } plan
            ? (await Api.PlanImportAsync(Id, plan, cancel)).Problem ?? (await Api.MoveImportAsync(Id, ImportActions.Check, cancel)).Problem
            : OwnProblem.Invalid(),
        ImportActions.Check or ImportActions.Start or ImportActions.Cancel or ImportActions.Undo =>
            (await Api.MoveImportAsync(Id, form.Action, cancel)).Problem,
        _ => OwnProblem.Unreadable,
    };
}
