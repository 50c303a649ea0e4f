using System.Globalization;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace IncidentPlatform.Web.Components.Levels;

public sealed partial class CalendarPage
{
    private CalendarForm? _form;
    private CalendarResponse? _present;
    private CalendarYearResponse? _year;
    private LevelImpactResponse? _impact;
    private IReadOnlyList<Choice> _others = [];
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private int _skipped;

    [Parameter] public Guid? Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal CalendarForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }
    [SupplyParameterFromQuery(Name = "year")] public int? Year { get; set; }

    private CancellationToken Cancel => Context.RequestAborted;
    private string Page => Id is { } id ? Pages.Calendar(id) : Pages.NewCalendar;

    protected override async Task OnInitializedAsync()
    {
        var present = Id is { } id ? await Api.CalendarAsync(id, Cancel) : null;
        var calendars = await Api.CalendarsAsync(Cancel);
        _problem = present?.Problem ?? calendars.Problem;
        if (_problem is not null)
        {
            Context.Response.StatusCode = _problem.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _present = present?.Value;
        _others = [.. calendars.Value!.Items.Where(calendar => calendar.Id != Id).Select(calendar => new Choice(calendar.Id.ToString(), calendar.Name))];
        if (Form is not null && await HandleAsync(Form)) return;

        _form = Form ?? (_present is null ? CalendarForm.New(Reader.Zone.Id) : CalendarForm.Of(_present));
        // To save again is to overwrite what somebody else changed, knowingly.
        if (_refusal?.Code == ProblemCodes.Stale) _form.Version = _present?.Version;
        if (_refusal is not null) Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        if (_present is null) return;

        var year = Year ?? Instant.FromDateTimeOffset(Time.GetUtcNow()).InZone(Reader.Zone).Year;
        _year = (await Api.CalendarYearAsync(_present.Id, year, Cancel)).Value;
    }

    /// <summary>Does what the button asks for; true when the page is left.</summary>
    private async Task<bool> HandleAsync(CalendarForm form)
    {
        if (form.Do == CalendarForm.Import) return await ImportAsync(form);
        if (form.Do == CalendarForm.Copy) return await CopyAsync(form);

        var errors = new Dictionary<string, string[]>();
        if (form.ToBody(errors) is not { } body)
        {
            _refusal = OwnProblem.Invalid(errors);
            return false;
        }

        if (form.Do == LevelForm.Preview && Id is { } id)
        {
            var impact = await Api.CalendarImpactAsync(id, body, Cancel);
            (_impact, _refusal) = (impact.Value, impact.Problem);
            return false;
        }

        var saved = await Api.SaveCalendarAsync(
            Id, form.Version, new SaveCalendarRequest(form.Name?.Trim() ?? "", body, form.IsActive, form.Mode, form.AcceptsWarnings), Cancel);
        _refusal = saved.Problem;
        if (!saved.IsSuccess) return false;

        Navigation.NavigateTo($"{(saved.Value.ChangeId is null ? Pages.Calendar(saved.Value.Id) : Pages.SlaPolicies)}?saved=true");
        return true;
    }

    private async Task<bool> ImportAsync(CalendarForm form)
    {
        if (form.File is null) return false;

        await using var file = form.File.OpenReadStream();
        var dates = await Api.ImportDatesAsync(file, Cancel);
        _refusal = dates.Problem;
        if (!dates.IsSuccess) return false;

        form.Dates = OpeningsText.Merge(form.Dates, dates.Value.Dates);
        _skipped = dates.Value.Skipped;
        return false;
    }

    private async Task<bool> CopyAsync(CalendarForm form)
    {
        if (form.CopyFrom is not { } from || (await Api.CalendarAsync(from, Cancel)).Value is not { } other) return false;

        form.Dates = OpeningsText.Merge(form.Dates, other.Calendar.Exceptions);
        return false;
    }

    private static string DayName(int index) => CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(index + 1) % 7];
}
