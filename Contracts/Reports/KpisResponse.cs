using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary><c>GET /reports/kpis</c>: the figures of a period, beside those of the period before, and by rows.</summary>
/// <param name="Period">The period asked for.</param>
/// <param name="PreviousPeriod">As many whole months, or days, before it.</param>
/// <param name="TimeZone">The organization's zone, in which dates are meant.</param>
/// <param name="MeasuredAt">Figures of now are as of this instant.</param>
/// <param name="Kind">The kind of record counted.</param>
/// <param name="Total">All rows together.</param>
/// <param name="Previous">The same in the period before.</param>
/// <param name="Rows">By the asked grouping: steps of time in order and complete, others by name; empty without a grouping.</param>
public sealed record KpisResponse(
    ReportPeriodResponse Period, ReportPeriodResponse PreviousPeriod, string TimeZone, Instant MeasuredAt, IncidentKind Kind,
    KpiValuesResponse Total, KpiValuesResponse Previous, IReadOnlyList<KpiRowResponse> Rows);
