using IncidentPlatform.Contracts.Deliveries;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Administration;

public sealed partial class DeliveriesPage
{
    private EntryList<DeliveryResponse, DeliveryForm>? _deliveries;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private IReadOnlyList<ParkedTimersResponse> _timers = [];
    private string _next = "";

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal DeliveryForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        PlatformProblem? refusal = null;
        if (Form is not null)
        {
            var id = Form.Id ?? Guid.Empty;
            refusal = (Form.Resumes ? await Api.ResumeTimersAsync(id, cancel) : Form.Skips ? await Api.SkipDeliveryAsync(id, Form.Reason?.Trim() ?? "", cancel) : await Api.ReplayDeliveryAsync(id, cancel)).Problem;
            if (refusal is null)
            {
                Navigation.NavigateTo($"{Pages.Deliveries}?saved=true");
                return;
            }
        }

        var timers = Api.ParkedTimersAsync(cancel);
        var (page, problem) = await Api.DeliveriesAsync(Cursor, cancel);
        _problem = problem ?? (await timers).Problem;
        _timers = (await timers).Value?.Items ?? [];
        if (page is null) return;

        _deliveries = new(page.Items);
        _next = page.NextCursor;
        if (refusal is null) return;

        // Timers that somebody else resumed a moment ago are in no list any more.
        _refusal = Form!.Resumes ? refusal : null;
        _deliveries.Refuse(Form!, refusal);
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }
}
