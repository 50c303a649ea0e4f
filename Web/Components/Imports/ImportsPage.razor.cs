using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Imports;

public sealed partial class ImportsPage
{
    private PageResponse<ImportSummaryResponse>? _imports;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal PlatformFiles Files { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal IFormFile? File { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (File is not null)
        {
            var brought = await Files.ImportAsync(File, cancel);
            if (brought.IsSuccess)
            {
                Navigation.NavigateTo(Pages.Import(brought.Value.Id));
                return;
            }
            _refusal = brought.Problem;
            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        (_imports, _problem) = await Api.ImportsAsync(Cursor, cancel);
    }
}
