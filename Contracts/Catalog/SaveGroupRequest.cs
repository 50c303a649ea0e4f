using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Catalog;

/// <summary><c>POST /groups</c>, <c>PUT /groups/{id}</c>.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Tier">1 (first line) to 3.</param>
/// <param name="MemberIds">Its members, all of them.</param>
/// <param name="LeadId">Its lead, one of the members; null for none.</param>
/// <param name="CalendarId">Null for the organization's.</param>
/// <param name="IsActive">Whether it takes records.</param>
public sealed record SaveGroupRequest(
    [property: Required, MinLength(2), MaxLength(120)] string Name,
    [property: Range(1, 3)] int Tier,
    [property: Required, MaxLength(500)] IReadOnlyList<Guid> MemberIds,
    Guid? LeadId = null,
    Guid? CalendarId = null,
    bool IsActive = true);
