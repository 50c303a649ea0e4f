using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /auth/sign-in</c>.</summary>
/// <param name="Email">Compared without regard to case.</param>
/// <param name="Password">As typed.</param>
public sealed record SignInRequest([property: Required, MaxLength(254)] string Email, [property: Required, MaxLength(200)] string Password);
