namespace IncidentPlatform.Data.Identity;

/// <summary>An organization in which a person may work.</summary>
public sealed record AccountMembership(Guid OrganizationId, string Organization, bool IsProvider);
