using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.HandOvers;

public sealed partial class SimulationPage
{
    private SimulationForm? _form;
    private HandOverPeriod _period = null!;
    private HandOverSimulationResponse? _answer;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private string? _note;
    private IReadOnlyList<Choice> _groups = [];
    private IReadOnlyList<Choice> _agreements = [];
    private IReadOnlyList<Choice> _calendars = [];

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Clock { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromQuery(Name = "months")] public int? Months { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        _period = HandOverPeriod.Of(Months, Clock, Reader.Zone);
        _note = _period.Words(Reader.Organization, Loc);
        var (groups, agreements, calendars) = (await Api.GroupsAsync(cancel), await Api.AgreementsAsync(cancel), await Api.CalendarsAsync(cancel));
        _problem = groups.Problem ?? agreements.Problem ?? calendars.Problem;
        if (!groups.IsSuccess || !agreements.IsSuccess || !calendars.IsSuccess)
        {
            Context.Response.StatusCode = _problem!.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _groups = [.. groups.Value.Items.Select(group => new Choice(group.Id.ToString(), group.Name))];
        _agreements = [.. agreements.Value.Items.Where(row => row.IsCustomer).Select(row => new Choice(row.Id.ToString(), $"{row.Name} ({row.Provider})"))];
        _calendars = [.. calendars.Value.Items.Where(calendar => calendar.IsActive).Select(calendar => new Choice(calendar.Id.ToString(), calendar.Name))];
        _form = SimulationForm.Of(Context.Request.Query);
        if (!_form.IsRun) return;

        var errors = new Dictionary<string, string[]>();
        var request = _form.ToRequest(_period, errors);
        if (request is not null) (_answer, _refusal) = await Api.SimulateHandOverAsync(request, cancel);
        else _refusal = OwnProblem.Invalid(errors);
        if (_refusal is not null) Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
