using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Forms;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Imports;

/// <summary>What the page of an import decides, apart from drawing it.</summary>
public sealed class ImportView(ImportResponse import, PageResponse<ImportProblemResponse> problems, string zone)
{
    private const int SpareStates = 2;

    public ImportResponse Import => import;

    /// <summary>The page of refusals and notes that is shown.</summary>
    public PageResponse<ImportProblemResponse> Problems => problems;

    /// <summary>What the form of the plan shows: what was typed, else the plan, else what was recognised.</summary>
    public ImportForm Plan { get; private set; } = ImportForm.Of(import, zone);

    public PlatformProblem? Problem { get; private set; }

    /// <summary>Whether a worker is at it, so that the page follows.</summary>
    public bool IsUnderWay => ImportLifecycle.IsUnderWay(import.State);

    public bool Can(ImportMove move) => import.LegalMoves.Contains(move);

    /// <summary>Whether it can be checked and started: only when somebody said how the file is read.</summary>
    public bool IsPlanned => import.Plan is not null;

    /// <summary>Per cent of the rows.</summary>
    public int Progress => import.Rows == 0 ? 100 : (int)(import.RowsDone * 100 / import.Rows);

    /// <summary>Rows of the table of states: those of the plan, those that the file has and nobody knows, and spare ones.</summary>
    public IReadOnlyList<ImportForm.StateMeaning> States
    {
        get
        {
            var present = (Plan.States ?? []).Where(state => !string.IsNullOrWhiteSpace(state.Name)).ToList();
            var unknown = problems.Items.Where(problem => problem is { Code: ImportProblemCodes.UnknownState, Value: not null }).Select(problem => problem.Value!)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(value => !present.Exists(state => string.Equals(state.Name, value, StringComparison.OrdinalIgnoreCase)))
                .Select(value => new ImportForm.StateMeaning { Name = value });
            return [.. present, .. unknown, .. Enumerable.Range(0, SpareStates).Select(_ => new ImportForm.StateMeaning())];
        }
    }

    public void Refuse(ImportForm form, PlatformProblem problem)
    {
        Problem = problem;
        if (form.Action == ImportActions.Plan) Plan = form;
    }

    /// <summary>Where the column of a field is chosen from.</summary>
    public IEnumerable<Choice> Headers => import.Headers.Distinct().Select(header => new Choice(header, header));

    /// <summary>The column that holds a field; null for none.</summary>
    public string? ColumnOf(ImportField field) => Plan.Columns?.GetValueOrDefault(field.ToString());

    /// <summary>The values of a field's column in the first rows.</summary>
    public string SampleOf(ImportField field)
    {
        var index = ColumnOf(field) is { } header ? import.Headers.ToList().IndexOf(header) : -1;
        return index < 0 ? "" : string.Join(" · ", import.Sample.Where(row => index < row.Count && row[index].Length > 0).Select(row => row[index]).Distinct().Take(2));
    }

    public static bool IsRequired(ImportField field, ImportFormat format) => ImportPlan.Required(format).Contains(field);

    /// <summary>What a word for a state can mean.</summary>
    public static IEnumerable<Choice> Meanings(IStringLocalizer loc) => Enum.GetValues<IncidentState>().Where(state => state != IncidentState.OnHold)
        .Select(state => new Choice(state.ToString(), loc[$"State{state}"]))
        .Concat(Choice.Each<HoldReason>(loc).Select(choice => choice with { Label = $"{loc["StateOnHold"]}: {choice.Label}" }));

    /// <summary>How the state is marked, beside its name.</summary>
    public static string? ToneOf(ImportState state) => state switch
    {
        ImportState.Done or ImportState.Checked => "good",
        ImportState.Failed => "bad",
        _ => null,
    };
}
