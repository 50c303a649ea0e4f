using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Api.Reports;

/// <summary>Under what a provider would have a group.</summary>
/// <param name="CalendarId">When it works; null for the group's own calendar, by which the clocks of an agreement without one run.</param>
/// <param name="Promise">Its targets.</param>
/// <param name="PricePerRecord">In whole units of the currency.</param>
/// <param name="PricePerHour">In whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record HandOverTerms(Guid? CalendarId, OlaPolicy Promise, int PricePerRecord, int PricePerHour, string Currency);
