namespace IncidentPlatform.Contracts.Reports;

/// <summary>What an hour of the organization's own work costs.</summary>
/// <param name="Amount">Whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record HourlyCostResponse(int Amount, string Currency);
