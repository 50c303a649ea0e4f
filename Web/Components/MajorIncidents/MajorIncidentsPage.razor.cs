using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace IncidentPlatform.Web.Components.MajorIncidents;

public sealed partial class MajorIncidentsPage
{
    private PageResponse<MajorIncidentRowResponse>? _page;
    private IReadOnlyList<MajorProposalResponse> _proposals = [];
    private BurstSettings? _settings;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private Instant _now;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal MajorsForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "all")] public bool All { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneAction { get; set; }

    private MajorsForm? SettingsTyped => _refusal is not null && Form?.Action == MajorsActions.Settings ? Form : null;

    // What was refused about a proposal that is not shown any more: somebody else has decided.
    private PlatformProblem? Lost => SettingsTyped is null && _proposals.All(proposal => TypedOf(proposal.Id) is null) ? _refusal : null;

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (Form is not null)
        {
            (var next, _refusal) = await HandleAsync(Form, cancel);
            if (next is not null)
            {
                Navigation.NavigateTo(next);
                return;
            }

            Context.Response.StatusCode = _refusal?.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        var majors = Api.MajorIncidentsAsync(!All, Cursor, cancel);
        if (Cursor is null)
        {
            var (proposals, settings) = (Api.MajorProposalsAsync(cancel), Api.BurstSettingsAsync(cancel));
            _proposals = (await proposals).Value?.Items ?? [];
            _settings = (await settings).Value;
        }

        (_page, _problem) = await majors;
        _now = Instant.FromDateTimeOffset(Time.GetUtcNow());
    }

    private async Task<(string? Next, PlatformProblem? Refusal)> HandleAsync(MajorsForm form, CancellationToken cancel)
    {
        switch (form.Action)
        {
            case MajorsActions.Accept:
                var (major, refusal) = await Api.AcceptProposalAsync(form.Proposal, new AcceptProposalRequest(), cancel);
                return major is null ? (null, refusal) : (Pages.Major(major.Row.Id), null);
            case MajorsActions.Dismiss:
                return Done(form, (await Api.DismissProposalAsync(form.Proposal, new DismissProposalRequest(form.Reason?.Trim() ?? ""), cancel)).Problem);
            case MajorsActions.Settings:
                var wanted = new BurstSettings(form.IsOn, form.Records ?? 0, form.Requesters ?? 0, (int)Math.Clamp((form.WindowMinutes ?? 0) * 60L, 0, int.MaxValue));
                return Done(form, (await Api.SaveBurstSettingsAsync(wanted, cancel)).Problem);
            default:
                return (null, OwnProblem.Unreadable);
        }
    }

    private static (string? Next, PlatformProblem? Refusal) Done(MajorsForm form, PlatformProblem? refusal) =>
        refusal is null ? ($"{Pages.MajorIncidents}?done={form.Action}", null) : (null, refusal);

    private MajorsForm? TypedOf(Guid proposal) =>
        _refusal is not null && Form is { Action: not MajorsActions.Settings } && Form.Proposal == proposal ? Form : null;

    private string Url(string cursor) => $"{Pages.MajorIncidents}?all={(All ? "true" : "false")}{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}";
}
