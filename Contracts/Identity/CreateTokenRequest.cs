using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /tokens</c>: a personal access token for programs.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">Permissions that it carries; never more than the person's own.</param>
/// <param name="ExpiresInDays">1 to 366.</param>
public sealed record CreateTokenRequest(
    [property: Required, MaxLength(80)] string Name,
    [property: Required, MinLength(1)] IReadOnlyList<string> Scopes,
    [property: Range(1, 366)] int ExpiresInDays = 90);
