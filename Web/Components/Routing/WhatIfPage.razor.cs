using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Routing;

public sealed partial class WhatIfPage
{
    private const string ByThreshold = "threshold";
    private const string ByTarget = "target";
    private const int DefaultPercent = 95;

    private WhatIfResponse? _answer;
    private PlatformProblem? _problem;
    private IReadOnlyList<Choice> _versions = [];

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromQuery(Name = "version")] public int? Version { get; set; }

    /// <summary>Whether <see cref="At"/> is a threshold for all groups or the precision to aim at.</summary>
    [SupplyParameterFromQuery(Name = "by")] public string? By { get; set; }

    /// <summary>In per cent.</summary>
    [SupplyParameterFromQuery(Name = "at")] public int? At { get; set; }

    private int Percent => Math.Clamp(At ?? DefaultPercent, 50, 99);

    protected override async Task OnInitializedAsync()
    {
        By ??= At is null ? ByTarget : ByThreshold;
        var models = Api.RoutingModelsAsync(Context.RequestAborted);
        (_answer, _problem) = await Api.WhatIfAsync(
            By == ByTarget ? new WhatIfRequest(Version, TargetPrecision: Percent / 100.0) : new WhatIfRequest(Version, Threshold: Percent / 100.0),
            Context.RequestAborted);
        if (_problem is { Status: { } status, Code: not ProblemCodes.NotFound }) Context.Response.StatusCode = status;
        _versions =
        [
            .. ((await models).Value?.Items ?? []).Where(model => model.State is RoutingModelState.InService or RoutingModelState.Ready or RoutingModelState.Retired)
                .Select(model => new Choice(
                    model.Version.ToString(CultureInfo.InvariantCulture), Loc["VersionChoice", model.Version, Loc[$"ModelState{model.State}"].Value])),
        ];
    }

    private IEnumerable<Choice> ByChoices() => [new(ByTarget, Loc["WhatIfByTarget"]), new(ByThreshold, Loc["WhatIfByThreshold"])];
}
