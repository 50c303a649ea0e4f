using IncidentPlatform.Domain.Kpi;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>A stretch of time <c>[From, To)</c> and where it is divided.</summary>
/// <param name="From">First instant.</param>
/// <param name="To">First instant after it.</param>
/// <param name="Steps">Starts of the steps in order, the first one <paramref name="From"/>.</param>
public sealed record KpiWindow(Instant From, Instant To, IReadOnlyList<Instant> Steps)
{
    /// <summary>A period divided at dates.</summary>
    /// <remarks>Time zones are worked out here and not in the database, whose time-zone release may differ.</remarks>
    public static KpiWindow Of(ReportPeriod period, IReadOnlyList<LocalDate> dates) =>
        new(period.Start, period.End, [.. dates.Select(period.StartOf)]);
}
