using System.Globalization;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.ServiceLevels;

public sealed partial class ServiceLevelsPage
{
    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    private ServiceLevelsView? _view;
    private PlatformProblem? _problem;
    private IReadOnlyList<GroupResponse> _groups = [];
    private YearMonth _thisMonth;
    private YearMonth _month;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required TimeProvider Clock { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromQuery(Name = "month")] public string? MonthText { get; set; }
    [SupplyParameterFromQuery(Name = "groupId")] public string? GroupId { get; set; }
    [SupplyParameterFromQuery(Name = "imported")] public string? Imported { get; set; }

    private string MonthValue => Pattern.Format(_month);

    // Imported records are counted unless somebody asks for the others alone.
    private bool CountsImported => Imported != "false";

    private string Note => Loc["LevelsNote", Words(_month), _groups.FirstOrDefault(group => group.Id.ToString() == GroupId)?.Name ?? Reader.Organization];

    protected override async Task OnInitializedAsync()
    {
        var today = Instant.FromDateTimeOffset(Clock.GetUtcNow()).InZone(Reader.Zone).Date;
        _thisMonth = today.ToYearMonth();
        _month = Pattern.Parse(MonthText ?? "") is { Success: true } asked ? asked.Value : _thisMonth;

        var query = $"month={MonthValue}{(Guid.TryParse(GroupId, out var group) ? $"&groupId={group}" : null)}{(CountsImported ? null : "&imported=false")}";
        var report = Api.ServiceLevelsAsync(query, Context.RequestAborted);
        _groups = (await Api.GroupsAsync(Context.RequestAborted)).Value?.Items ?? [];

        var answer = await report;
        _problem = answer.Problem;
        if (answer.IsSuccess) _view = new(answer.Value, Loc);
    }

    private IEnumerable<Choice> ImportedChoices() => [new("true", Loc["ImportedIncluded"]), new("false", Loc["ImportedLeftOut"])];

    private IEnumerable<Choice> MonthChoices() =>
        Enumerable.Range(0, 13).Select(back => _thisMonth.PlusMonths(-back)).Select(month => new Choice(Pattern.Format(month), Words(month)));

    private static string Words(YearMonth month) => month.OnDayOfMonth(1).ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
