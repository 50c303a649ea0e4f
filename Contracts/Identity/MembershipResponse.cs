namespace IncidentPlatform.Contracts.Identity;

/// <summary>An organization in which a person may work.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Organization">Its name.</param>
public sealed record MembershipResponse(Guid OrganizationId, string Organization);
