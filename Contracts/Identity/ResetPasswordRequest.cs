using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /auth/reset</c>: sets a password with the link from a mail (reset or invitation).</summary>
/// <param name="Token">From the link.</param>
/// <param name="Password">At least 10 characters.</param>
/// <param name="Name">Shown name; asked at an invitation, else null.</param>
public sealed record ResetPasswordRequest(
    [property: Required, MaxLength(200)] string Token,
    [property: Required, MinLength(10), MaxLength(200)] string Password,
    [property: MaxLength(120)] string? Name = null);
