using IncidentPlatform.Domain.Identity;
using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>A member of the present organization, from the view <c>member</c>.</summary>
public sealed class MemberRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public string? Locale { get; init; }
    public string? TimeZone { get; init; }
    public required Role[] Roles { get; init; }
    public string? Unit { get; init; }
    public bool IsActive { get; init; }
    public bool HasCredentials { get; init; }
    public Instant CreatedAt { get; init; }
}
