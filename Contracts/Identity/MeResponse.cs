using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>GET /me</c>: who is signed in, and where.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Email">Lower case.</param>
/// <param name="Roles">In the present organization.</param>
/// <param name="Permissions">What these roles allow; see <see cref="Permissions"/>.</param>
/// <param name="GroupIds">Support groups in the present organization.</param>
/// <param name="OrganizationId">The present organization.</param>
/// <param name="Organization">Its name.</param>
/// <param name="OrganizationKey">Its key.</param>
/// <param name="IsProvider">Whether it works for others under agreements.</param>
/// <param name="Locale"><c>id</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA zone in which times are shown.</param>
/// <param name="Memberships">All organizations in which the person may work.</param>
/// <param name="QuietFrom">When mails are not to disturb, such as <c>22:00</c>; null for never.</param>
/// <param name="QuietUntil">Until when; null for never.</param>
public sealed record MeResponse(
    Guid Id,
    string Name,
    string Email,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<Guid> GroupIds,
    Guid OrganizationId,
    string Organization,
    string OrganizationKey,
    bool IsProvider,
    string Locale,
    string TimeZone,
    IReadOnlyList<MembershipResponse> Memberships,
    string? QuietFrom = null,
    string? QuietUntil = null);
