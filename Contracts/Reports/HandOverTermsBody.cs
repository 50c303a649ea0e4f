using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Contracts.Sla;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>What a provider might offer.</summary>
/// <param name="CalendarId">When it works; null for the group's own calendar, as with an agreement that names none.</param>
/// <param name="Targets">What it promises: at most one per priority and metric.</param>
/// <param name="PricePerRecord">In whole units of the currency.</param>
/// <param name="PricePerHour">In whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record HandOverTermsBody(
    Guid? CalendarId,
    [property: Required, MaxLength(20)] IReadOnlyList<OlaTargetBody> Targets,
    [property: Range(0, 1_000_000_000)] int PricePerRecord = 0,
    [property: Range(0, 1_000_000_000)] int PricePerHour = 0,
    [property: Required, RegularExpression("^[A-Z]{3}$")] string Currency = "IDR");
