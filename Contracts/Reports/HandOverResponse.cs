using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary><c>GET /reports/hand-over</c>: what is handed over, what could be, and what became of it. Definitions: docs/kpis.md.</summary>
/// <param name="Period">Dates in the organization's zone.</param>
/// <param name="TimeZone">That zone.</param>
/// <param name="Now">When the figures were read.</param>
/// <param name="Kind">Kind of record.</param>
/// <param name="AttainmentGoal">Share that the organization aims at, 0..1; null without a goal.</param>
/// <param name="FewestCases">Fewer cases than this are not judged.</param>
/// <param name="HourlyCost">What an hour of the organization's own work costs; null where nobody said.</param>
/// <param name="Matrix">Who performed which activity; cells without anything are left out.</param>
/// <param name="Groups">Every group that had work in the period or is in use: what is worth looking at first.</param>
/// <param name="Afterwards">Each hand-over that began, latest first, at most 50.</param>
public sealed record HandOverResponse(
    ReportPeriodResponse Period,
    string TimeZone,
    Instant Now,
    IncidentKind Kind,
    double? AttainmentGoal,
    int FewestCases,
    HourlyCostResponse? HourlyCost,
    IReadOnlyList<HandOverCellResponse> Matrix,
    IReadOnlyList<HandOverGroupResponse> Groups,
    IReadOnlyList<HandOverAfterResponse> Afterwards);
