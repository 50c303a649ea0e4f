using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>What the pages of a holder's promise have in common: a group's (OLA) and a provider's under an agreement.</summary>
public abstract class HolderLevelsPage : ComponentBase
{
    [Parameter] public Guid Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal HolderLevelsForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    /// <summary>What is shown for editing; null while nothing could be read.</summary>
    private protected HolderLevelsForm? Shown { get; private set; }

    /// <summary>Why nothing could be read.</summary>
    private protected PlatformProblem? Problem { get; private set; }

    /// <summary>Why nothing was saved, or shown.</summary>
    private protected PlatformProblem? Refusal { get; private set; }

    /// <summary>What a change would do; null unless it was asked for.</summary>
    private protected LevelImpactResponse? Impact { get; private set; }

    /// <summary>Reads what the page says of the holder; what went wrong, or null.</summary>
    private protected abstract Task<PlatformProblem?> ReadHolderAsync(CancellationToken cancel);

    private protected abstract Task<ApiResult<OlaPolicyResponse>> ReadAsync(CancellationToken cancel);

    private protected abstract Task<ApiResult<LevelImpactResponse>> PreviewAsync(OlaPolicyImpactRequest request, CancellationToken cancel);

    private protected abstract Task<ApiResult<OlaPolicyResponse>> SaveAsync(int? version, SaveOlaPolicyRequest request, CancellationToken cancel);

    /// <summary>Where to go after saving.</summary>
    private protected abstract string After(OlaPolicyResponse saved);

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var present = await ReadAsync(cancel);
        Problem = present.Problem ?? await ReadHolderAsync(cancel);
        if (!present.IsSuccess || Problem is not null)
        {
            Context.Response.StatusCode = Problem!.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (Form?.Targets is not null && await HandleAsync(Form, cancel)) return;

        Shown = Form?.Targets is null ? HolderLevelsForm.Of(present.Value) : Form;
        if (Refusal is null) return;

        // To save again is to overwrite what somebody else changed, knowingly.
        if (Refusal.Code == ProblemCodes.Stale) Shown.Version = present.Value.Version;
        Context.Response.StatusCode = Refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Does what the button asks for; true when the page is left.</summary>
    private async Task<bool> HandleAsync(HolderLevelsForm form, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        if (form.ToRequest(errors) is not { } request)
        {
            Refusal = OwnProblem.Invalid(errors);
            return false;
        }

        if (form.Do == LevelForm.Preview)
        {
            var impact = await PreviewAsync(new OlaPolicyImpactRequest(request.Targets), cancel);
            (Impact, Refusal) = (impact.Value, impact.Problem);
            return false;
        }

        var saved = await SaveAsync(form.Version, request, cancel);
        Refusal = saved.Problem;
        if (!saved.IsSuccess) return false;

        Navigation.NavigateTo($"{After(saved.Value)}?saved=true");
        return true;
    }
}
