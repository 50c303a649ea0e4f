using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>PATCH /users/{id}</c>: a member's place in the organization; null leaves as it is.</summary>
/// <param name="Roles">At least one.</param>
/// <param name="GroupIds">All support groups; may be empty.</param>
/// <param name="Unit">Part of the organization; empty for none.</param>
/// <param name="IsActive">Whether they may work here.</param>
public sealed record UpdateUserRequest(
    [property: MinLength(1)] IReadOnlyList<Role>? Roles = null,
    IReadOnlyList<Guid>? GroupIds = null,
    [property: MaxLength(120)] string? Unit = null,
    bool? IsActive = null);
