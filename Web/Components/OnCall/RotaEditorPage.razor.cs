using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace IncidentPlatform.Web.Components.OnCall;

public sealed partial class RotaEditorPage
{
    private RotaEditorForm? _form;
    private RotaChoicesResponse? _choices;
    private IReadOnlyList<OnCallPersonResponse> _people = [];
    private RotaScheduleResponse? _preview;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private string _group = "";

    [Parameter] public Guid? Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal RotaEditorForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "groupId")] public Guid? GroupId { get; set; }

    private CancellationToken Cancel => Context.RequestAborted;
    private string Page => Id is { } id ? Pages.EditRota(id) : Pages.NewRota;
    private string Title => _group.Length > 0 ? Loc["RotaTitle", _group] : Loc["RotaNew"];
    private LocalDate Today => Instant.FromDateTimeOffset(Time.GetUtcNow()).InZone(Reader.Zone).Date;

    protected override async Task OnInitializedAsync()
    {
        var rota = Id is { } id ? await Api.RotaAsync(id, Cancel) : null;
        var groupId = rota?.Value?.GroupId ?? Form?.GroupId ?? GroupId ?? Guid.Empty;
        var choices = await Api.RotaChoicesAsync(groupId == Guid.Empty ? null : groupId, Cancel);
        _problem = rota?.Problem ?? choices.Problem;
        if (_problem is not null)
        {
            Context.Response.StatusCode = _problem.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _choices = choices.Value;
        _group = rota?.Value?.Group ?? _choices!.Groups.FirstOrDefault(choice => choice.Id == groupId)?.Name ?? "";
        // Whoever has a turn stays to be chosen, also when they have left the group.
        _people = [.. _choices!.People.Concat((rota?.Value?.Layers ?? []).SelectMany(layer => layer.People)).DistinctBy(person => person.Id)];
        if (Form is not null && await HandleAsync(Form)) return;

        _form = Form ?? (rota?.Value is { } present ? RotaEditorForm.Of(present) : RotaEditorForm.New(groupId, Reader.Zone.Id, Today, Loc["RotaFirstLayer"]));
        if (_refusal is not { } refusal) return;
        // To save again is to overwrite what somebody else changed, knowingly.
        if (refusal.Changes is not null && rota?.Value is { } newest) _form.Version = newest.Version;
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Does what the button asks for; true when the page is left.</summary>
    private async Task<bool> HandleAsync(RotaEditorForm form)
    {
        if (form.Do == RotaEditorForm.Delete) return await DeleteAsync(form);
        if (form.Rearrange(Today, Loc["RotaNextLayer"])) return false;

        var unreadable = new List<string>();
        var request = form.ToRequest(unreadable);
        if (unreadable.Count > 0)
        {
            _refusal = OwnProblem.Invalid(unreadable.ToDictionary(field => field, _ => new[] { Loc["RotaDateOrTime"].Value }));
            return false;
        }

        if (form.Do == RotaEditorForm.Preview)
        {
            var preview = await Api.PreviewRotaAsync(request, Cancel);
            (_preview, _refusal) = (preview.Value, preview.Problem);
            return false;
        }

        var saved = await Api.SaveRotaAsync(Id, form.Version, request, Cancel);
        _refusal = saved.Problem;
        if (!saved.IsSuccess) return false;

        Navigation.NavigateTo($"{Pages.Rota(saved.Value.Id)}?saved=true");
        return true;
    }

    private async Task<bool> DeleteAsync(RotaEditorForm form)
    {
        _refusal = (await Api.DeleteRotaAsync(Id ?? Guid.Empty, form.Version ?? 0, Cancel)).Problem;
        Form = null; // The button sends no fields: what is stored is shown again.
        if (_refusal is not null) return false;

        Navigation.NavigateTo($"{Pages.OnCall}?done={RotaEditorForm.Delete}");
        return true;
    }

    private static Choice ChoiceOf(RotaChoiceResponse choice) => new(choice.Id.ToString(), choice.Name);
}
