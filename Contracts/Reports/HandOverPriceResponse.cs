namespace IncidentPlatform.Contracts.Reports;

/// <summary>What a provider would ask for a group's work of the period.</summary>
/// <param name="Amount">Whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="AgreementId">The agreement whose prices were taken: the group's own, else the cheapest.</param>
/// <param name="Agreement">Its name.</param>
/// <param name="OfOwnCost">The price as a multiple of the own cost; null where that is not known, is zero or in another currency.</param>
public sealed record HandOverPriceResponse(long Amount, string Currency, Guid AgreementId, string Agreement, double? OfOwnCost);
