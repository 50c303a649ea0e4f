using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace IncidentPlatform.Contracts.Agreements;

/// <summary><c>POST /agreements</c>: a customer offers to hand a group over.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="ProviderId">One of <c>GET /providers</c>.</param>
/// <param name="GroupId">A group of one's own; the service desk is one like any other.</param>
/// <param name="FromAt">From when on; null for at once.</param>
/// <param name="UntilAt">Until when; null for no end.</param>
/// <param name="CalendarId">When the provider works; null for when the group does.</param>
/// <param name="ShowsContacts">Whether the provider sees names and addresses of those who ask.</param>
/// <param name="PricePerRecord">In whole units of the currency.</param>
/// <param name="PricePerHour">In whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record OfferAgreementRequest(
    [property: Required, MinLength(3), MaxLength(120)] string Name,
    Guid ProviderId,
    Guid GroupId,
    Instant? FromAt = null,
    Instant? UntilAt = null,
    Guid? CalendarId = null,
    bool ShowsContacts = false,
    [property: Range(0, 1_000_000_000)] int PricePerRecord = 0,
    [property: Range(0, 1_000_000_000)] int PricePerHour = 0,
    [property: Required, RegularExpression("^[A-Z]{3}$")] string Currency = "IDR");
