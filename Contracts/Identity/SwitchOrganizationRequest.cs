namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /auth/switch</c>: works on in another of the person's organizations.</summary>
/// <param name="OrganizationId">One in which the person is an active member.</param>
public sealed record SwitchOrganizationRequest(Guid OrganizationId);
