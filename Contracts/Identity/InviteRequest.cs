using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /invitations</c>: makes somebody a member and sends them a link to set a password.</summary>
/// <param name="Email">Where the link goes.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Roles">At least one.</param>
/// <param name="GroupIds">Support groups; may be empty.</param>
/// <param name="Unit">Part of the organization; null when none.</param>
public sealed record InviteRequest(
    [property: Required, EmailAddress, MaxLength(254)] string Email,
    [property: Required, MaxLength(120)] string Name,
    [property: Required, MinLength(1)] IReadOnlyList<Role> Roles,
    IReadOnlyList<Guid>? GroupIds = null,
    [property: MaxLength(120)] string? Unit = null);
