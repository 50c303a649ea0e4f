using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Contracts.Identity;

/// <summary>A member of the organization.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Email">Lower case; empty for callers who do not administer people.</param>
/// <param name="Roles">In this organization; empty for callers who do not administer people.</param>
/// <param name="GroupIds">Support groups.</param>
/// <param name="Unit">Part of the organization; null when none.</param>
/// <param name="IsActive">Whether they may work here.</param>
public sealed record UserResponse(
    Guid Id, string Name, string Email, IReadOnlyList<Role> Roles, IReadOnlyList<Guid> GroupIds, string? Unit, bool IsActive);
