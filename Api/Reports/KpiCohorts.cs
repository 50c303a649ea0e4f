using IncidentPlatform.Data.Facts;

namespace IncidentPlatform.Api.Reports;

/// <summary>What the queries of one period brought.</summary>
internal sealed record KpiCohorts
{
    public required IReadOnlyList<OpenedFigures> Opened { get; init; }
    public required IReadOnlyList<RespondedFigures> Responded { get; init; }
    public required IReadOnlyList<ResolvedFigures> Resolved { get; init; }
    public required IReadOnlyList<ClosedFigures> Closed { get; init; }
    public required IReadOnlyList<AttainmentFigures> Attainment { get; init; }
    public required IReadOnlyList<BacklogFigures> Backlog { get; init; }
    public required IReadOnlyList<RiskFigures> Risk { get; init; }

    /// <summary>Keys of every row that any figure has.</summary>
    public IEnumerable<string> Keys => Opened.Where(row => !row.IsTotal).Select(row => row.Key)
        .Concat(Responded.Where(row => !row.IsTotal).Select(row => row.Key))
        .Concat(Resolved.Where(row => !row.IsTotal).Select(row => row.Key))
        .Concat(Closed.Where(row => !row.IsTotal).Select(row => row.Key))
        .Concat(Attainment.Select(row => row.Key)).Concat(Backlog.Select(row => row.Key)).Concat(Risk.Select(row => row.Key))
        .Distinct();
}
