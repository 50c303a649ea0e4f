using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary><c>GET /reports/holders</c>: the business time of the records last resolved in a period, by who had them.</summary>
/// <param name="Period">The period asked for.</param>
/// <param name="TimeZone">The organization's zone, in which dates are meant.</param>
/// <param name="MeasuredAt">When the facts were read.</param>
/// <param name="Kind">The kind of record counted.</param>
/// <param name="Rows">Most breach time first; every business second is in exactly one of them.</param>
public sealed record HoldersResponse(
    ReportPeriodResponse Period, string TimeZone, Instant MeasuredAt, IncidentKind Kind, IReadOnlyList<HolderFiguresResponse> Rows);
