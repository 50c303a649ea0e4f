using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>A period of whole dates in the organization's zone.</summary>
/// <param name="From">First date.</param>
/// <param name="To">First date after it.</param>
public sealed record ReportPeriodResponse(LocalDate From, LocalDate To);
