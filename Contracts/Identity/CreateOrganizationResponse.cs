namespace IncidentPlatform.Contracts.Identity;

/// <summary>An organization that was signed up.</summary>
/// <param name="Id">The organization.</param>
/// <param name="Key">In capitals.</param>
public sealed record CreateOrganizationResponse(Guid Id, string Key);
