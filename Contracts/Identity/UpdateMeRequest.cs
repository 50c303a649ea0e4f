using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>PATCH /me</c>: the person's own settings; null leaves as it is.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Locale"><c>id</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA zone.</param>
public sealed record UpdateMeRequest(
    [property: MaxLength(120)] string? Name = null,
    [property: RegularExpression("^(id|en)$")] string? Locale = null,
    [property: MaxLength(60)] string? TimeZone = null);
