using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>PATCH /me</c>: the person's own settings; null leaves as it is.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Locale"><c>id</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="QuietFrom">When mails are not to disturb, such as <c>22:00</c>, unless a P1 is concerned; with <paramref name="QuietUntil"/>, and empty for never.</param>
/// <param name="QuietUntil">Until when, such as <c>06:30</c>.</param>
public sealed record UpdateMeRequest(
    [property: MaxLength(120)] string? Name = null,
    [property: RegularExpression("^(id|en)$")] string? Locale = null,
    [property: MaxLength(60)] string? TimeZone = null,
    [property: RegularExpression("^(([01][0-9]|2[0-3]):[0-5][0-9])?$")] string? QuietFrom = null,
    [property: RegularExpression("^(([01][0-9]|2[0-3]):[0-5][0-9])?$")] string? QuietUntil = null);
