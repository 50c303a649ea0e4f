using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Sla;

/// <summary>What calendars, policies and the matrix have in common when they are changed.</summary>
internal static class LevelAnswers
{
    /// <summary>So many late records are named in a preview.</summary>
    public const int MostLate = 20;

    /// <summary>Why it was not saved; null when it was.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="nameField">Where the name stands in the body.</param>
    public static ProblemHttpResult? Refusal(LevelSaveResult result, string nameField = "name") => result switch
    {
        LevelSaveResult.Missing => Problem.NotFound(),
        LevelSaveResult.Stale stale => Problem.Stale(stale.Version, []),
        LevelSaveResult.Busy busy => Problem.Unfinished(busy.ChangeId),
        LevelSaveResult.NameTaken => Problem.Conflict(nameField, "There is one of this name already."),
        _ => null,
    };

    /// <summary>Findings that cannot be saved, by field.</summary>
    /// <param name="prefix">Where the policy stands in the body.</param>
    /// <param name="findings">All of them.</param>
    public static Dictionary<string, string[]> Refused(string prefix, IEnumerable<LevelFinding> findings) => findings
        .Where(finding => finding.IsRefused).GroupBy(finding => prefix + finding.Path)
        .ToDictionary(field => field.Key, field => field.Select(finding => finding.Code).ToArray());

    /// <summary>Findings that can be meant so.</summary>
    public static IReadOnlyList<LevelFindingResponse> Warnings(string prefix, IEnumerable<LevelFinding> findings) =>
    [
        .. findings.Where(finding => !finding.IsRefused).Select(finding => new LevelFindingResponse(
            finding.Path.Length == 0 ? "" : prefix + finding.Path, finding.Code, finding.Priority, finding.Metric, finding.Seconds,
            finding.LimitSeconds, finding.Names)),
    ];

    /// <inheritdoc cref="Warnings(string, IEnumerable{LevelFinding})"/>
    public static IReadOnlyList<LevelFindingResponse> Warnings(IEnumerable<CalendarWarning> warnings) =>
        [.. warnings.Select(warning => new LevelFindingResponse("", warning.Code, From: warning.From, Days: warning.Days))];

    /// <summary>A preview.</summary>
    public static LevelImpactResponse Impact(IReadOnlyList<LevelPreview.OfMode> preview, IReadOnlyList<LevelFindingResponse> warnings) => new(
        [
            .. preview.Select(of => new LevelImpactResponse.OfMode(
                of.Mode, of.Impact.Changed, of.Impact.BecomeLate, of.Impact.DueSooner, of.Impact.DueLater, of.Impact.SilencedSteps,
                of.Impact.StepsBefore, of.Impact.StepsAfter,
                [
                    .. of.Late.Select(record => new LevelImpactResponse.LateRecord(
                        record.Id, record.Number, record.Subject, record.Priority, record.DueBefore, record.DueAfter)),
                ])),
        ],
        warnings);

    /// <summary>Whether this person may see a record by its name; everybody who changes levels sees the figures.</summary>
    public static Func<Incident, bool> SeenBy(CurrentUser user) =>
        record => user.SeesAll && !record.IsRestricted && record.Kind != IncidentKind.Complaint;
}
