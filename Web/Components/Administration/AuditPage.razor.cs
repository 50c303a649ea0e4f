using IncidentPlatform.Contracts.Auditing;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Administration;

public sealed partial class AuditPage
{
    private IReadOnlyList<AuditRunResponse>? _runs;
    private AuditRunResponse? _shown;
    private IReadOnlyList<AuditDifferenceResponse> _differences = [];
    private string _next = "";
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromQuery(Name = "run")] public string? RunId { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var (runs, problem) = await Api.AuditsAsync(cancel);
        _problem = problem;
        _runs = runs?.Items;
        // Whoever comes here without asking for a certain audit wants to know what is wrong now.
        _shown = Guid.TryParse(RunId, out var id)
            ? _runs?.FirstOrDefault(run => run.Id == id)
            : _runs?.FirstOrDefault(run => run.FinishedAt is not null) is { Differences: > 0 } last ? last : null;
        if (_shown is null) return;

        var (differences, refusal) = await Api.AuditDifferencesAsync(_shown.Id, Cursor, cancel);
        _problem = refusal;
        _differences = differences?.Items ?? [];
        _next = differences?.NextCursor ?? "";
    }

    private string Shown(string value) => value.Length == 0 ? Loc["AuditNothing"] : value;

    private static string Address(AuditRunResponse run, string? cursor) =>
        $"{Pages.Audit}?run={run.Id}{(cursor is null ? null : $"&cursor={Uri.EscapeDataString(cursor)}")}";
}
