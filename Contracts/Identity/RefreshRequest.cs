using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /auth/refresh</c>.</summary>
/// <param name="RefreshToken">From the last sign-in or refresh.</param>
public sealed record RefreshRequest([property: Required, MaxLength(200)] string RefreshToken);
