using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /auth/forgot</c>. The answer is the same whether the address is known or not.</summary>
/// <param name="Email">Where the link goes.</param>
public sealed record ForgotPasswordRequest([property: Required, EmailAddress, MaxLength(254)] string Email);
