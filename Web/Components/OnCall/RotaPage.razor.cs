using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.OnCall;

public sealed partial class RotaPage
{
    private RotaResponse? _rota;
    private RotaScheduleResponse? _schedule;
    private IReadOnlyList<OnCallOverrideResponse> _overrides = [];
    private IReadOnlyList<OnCallPersonResponse> _people = [];
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private string? _link;

    [Parameter] public Guid Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal OnCallForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneAction { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    private CancellationToken Cancel => Context.RequestAborted;

    private string Note => _rota!.Calendar is { } calendar ? $"{_rota.Zone} · {Loc["RotaHolidaysOf", calendar]}" : _rota.Zone;

    private bool MayCover => Reader.Can(Permissions.ManageRotas) || (Reader.Can(Permissions.CoverOnCall) && Reader.GroupIds.Contains(_rota!.GroupId));

    protected override async Task OnInitializedAsync()
    {
        if (Form is not null && await HandleAsync(Form)) return;
        if (_refusal is not null) Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;

        var (rota, schedule, overrides) = (Api.RotaAsync(Id, Cancel), Api.RotaScheduleAsync(Id, Cancel), Api.OverridesAsync(Id, Cancel));
        _problem = (await rota).Problem ?? (await schedule).Problem ?? (await overrides).Problem;
        if (_problem is not null)
        {
            Context.Response.StatusCode = _problem.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        (_schedule, _overrides) = ((await schedule).Value!, (await overrides).Value!.Items);
        _people = Reader.Can(Permissions.CoverOnCall) && await Api.RotaChoicesAsync((await rota).Value!.GroupId, Cancel) is { IsSuccess: true, Value.People: var people } ? people : [];
        _rota = (await rota).Value;
    }

    /// <summary>Does what was asked for; true when the page is left.</summary>
    private async Task<bool> HandleAsync(OnCallForm form)
    {
        switch (form.Action)
        {
            case OnCallActions.Feed:
                var created = await Api.CreateFeedAsync(Id, Cancel);
                _refusal = created.Problem;
                _link = created.IsSuccess ? Pages.Feed(Navigation.BaseUri, created.Value.Token) : null;
                return false;
            case OnCallActions.EndFeed:
                _refusal = (await Api.EndFeedAsync(Id, Cancel)).Problem;
                break;
            case OnCallActions.Cover:
                _refusal = form.ToOverride(Reader.Zone) is { } cover
                    ? (await Api.AddOverrideAsync(Id, cover, Cancel)).Problem
                    : Invalid("to", Loc["CoverIncomplete"]);
                break;
            case OnCallActions.Swap:
                _refusal = form.ToSwap() is { } swap ? (await Api.AddSwapAsync(Id, swap, Cancel)).Problem : Invalid("secondAt", Loc["SwapOneLayer"]);
                break;
            case OnCallActions.TakeBack:
                _refusal = (await Api.DeleteOverrideAsync(Id, form.OverrideId ?? Guid.Empty, Cancel)).Problem;
                break;
            default:
                _refusal = OwnProblem.Unreadable;
                break;
        }
        if (_refusal is not null) return false;

        Navigation.NavigateTo($"{Pages.Rota(Id)}?done={form.Action}");
        return true;
    }

    private static PlatformProblem Invalid(string field, string words) => new(
        ProblemCodes.Prefix + ProblemCodes.Invalid, null, StatusCodes.Status422UnprocessableEntity, null,
        new Dictionary<string, string[]> { [field] = [words] });
}
