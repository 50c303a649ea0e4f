using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.OnCall;

public sealed partial class OnCallPage
{
    private PageResponse<OnCallNowResponse>? _groups;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private string? _link;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal OnCallForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneAction { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        switch (Form?.Action)
        {
            case OnCallActions.Feed:
                var created = await Api.CreateFeedAsync(null, cancel);
                _refusal = created.Problem;
                _link = created.IsSuccess ? Pages.Feed(Navigation.BaseUri, created.Value.Token) : null;
                break;
            case OnCallActions.EndFeed:
                _refusal = (await Api.EndFeedAsync(null, cancel)).Problem;
                if (_refusal is null)
                {
                    Navigation.NavigateTo($"{Pages.OnCall}?done={OnCallActions.EndFeed}");
                    return;
                }
                break;
        }
        if (_refusal is not null) Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;

        var groups = await Api.OnCallAsync(Cursor, cancel);
        _problem = groups.Problem;
        _groups = groups.Value;
    }
}
