using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Routing;

public sealed partial class RoutingQualityPage
{
    private RoutingQualityResponse? _quality;
    private RoutingQualityView? _view;
    private PlatformProblem? _problem;
    private IReadOnlyList<Choice> _versions = [];

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromQuery(Name = "version")] public int? Version { get; set; }

    /// <summary>The threshold to look at, in per cent.</summary>
    [SupplyParameterFromQuery(Name = "at")] public int? At { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var models = Api.RoutingModelsAsync(Context.RequestAborted);
        (_quality, _problem) = await Api.RoutingQualityAsync(Version, Context.RequestAborted);
        if (_problem is { Status: { } status }) Context.Response.StatusCode = status;
        _versions =
        [
            .. ((await models).Value?.Items ?? []).Where(model => model.Metrics is not null).Select(model => new Choice(
                model.Version.ToString(CultureInfo.InvariantCulture), Loc["VersionChoice", model.Version, Loc[$"ModelState{model.State}"].Value])),
        ];
        if (_quality?.Model?.Metrics is not null) _view = new(_quality, At is { } percent ? Math.Clamp(percent, 0, 100) / 100.0 : null, Loc);
    }
}
