using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Kpi;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Reports;

/// <summary>What became of the organization's hand-overs.</summary>
internal sealed class HandOverAfterwards(KpiQueries queries, IOptions<ReportOptions> options)
{
    private const int Most = 50;

    /// <summary>Each hand-over that began, latest first: as long before as after.</summary>
    public async Task<IReadOnlyList<HandOverAfterResponse>> ReadAsync(
        KpiScope scope, IEnumerable<AgreementResponse> agreements, Instant now, CancellationToken cancel)
    {
        var begun = (
            from agreement in agreements
            where agreement.AcceptedAt is not null
            let at = Instant.Max(agreement.FromAt, agreement.AcceptedAt!.Value)
            let length = HandOverOutcome.LengthOf(at, agreement.UntilAt, now)
            where length > Duration.Zero
            orderby at descending, agreement.Id
            select (Agreement: agreement, At: at, Length: length)).Take(Most).ToList();
        var windows = begun.SelectMany((handOver, index) => new[]
        {
            new HandOverWindow(2 * index, handOver.Agreement.GroupId, handOver.At - handOver.Length, handOver.At),
            new HandOverWindow((2 * index) + 1, handOver.Agreement.GroupId, handOver.At, handOver.At + handOver.Length),
        }).ToList();
        var figures = (await queries.WindowsAsync(scope, windows, now, cancel)).ToDictionary(row => row.Number);
        return [.. begun.Select((handOver, index) => Answer(handOver.Agreement, handOver.At, handOver.Length, figures[2 * index], figures[(2 * index) + 1]))];
    }

    private HandOverAfterResponse Answer(AgreementResponse agreement, Instant at, Duration length, WindowFigures before, WindowFigures after) => new(
        agreement.Id, agreement.Name, agreement.Provider, agreement.GroupId, agreement.Group, agreement.State, at, (int)length.TotalDays,
        Side(before), Side(after), ShareResponse.From(after.OwnMet, after.OwnMet + after.OwnBreached),
        HandOverOutcome.Judge(after.OwnMet, after.OwnBreached, options.Value.AttainmentGoal));

    private static HandOverSideResponse Side(WindowFigures figures) => new(
        figures.Received, KpiValues.Durations(figures.Resolved, figures.Mean, figures.Median, figures.P90),
        ShareResponse.From(figures.Met, figures.Met + figures.Breached));
}
