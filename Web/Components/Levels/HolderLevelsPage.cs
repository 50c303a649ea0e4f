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

    /// <summary>Why nothing was saved.</summary>
    private protected PlatformProblem? Refusal { get; private set; }

    /// <summary>Reads what the page says of the holder; what went wrong, or null.</summary>
    private protected abstract Task<PlatformProblem?> ReadHolderAsync(CancellationToken cancel);

    private protected abstract Task<ApiResult<OlaPolicyResponse>> ReadAsync(CancellationToken cancel);

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

        if (Form?.Targets is not null)
        {
            var errors = new Dictionary<string, string[]>();
            var request = Form.ToRequest(errors);
            var saved = request is null ? null : await SaveAsync(Form.Version, request, cancel);
            if (saved is { IsSuccess: true })
            {
                Navigation.NavigateTo($"{After(saved.Value)}?saved=true");
                return;
            }

            Refusal = saved?.Problem
                ?? OwnProblem.Invalid(errors);
            // To save again is to overwrite what somebody else changed, knowingly.
            if (Refusal.Code == ProblemCodes.Stale) Form.Version = present.Value.Version;
            Context.Response.StatusCode = Refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        Shown = Form?.Targets is null ? HolderLevelsForm.Of(present.Value) : Form;
    }
}
