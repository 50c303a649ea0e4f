using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Reports;

/// <summary><c>PUT /reports/hand-over/hourly-cost</c>: what an hour of the organization's own work costs.</summary>
/// <param name="Amount">Whole units of the currency; null where it is not known.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record SaveHourlyCostRequest(
    [property: Range(1, 1_000_000_000)] int? Amount, [property: Required, RegularExpression("^[A-Z]{3}$")] string Currency = "IDR");
