namespace IncidentPlatform.Contracts.Catalog;

/// <summary>A member of a support group.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Shown name.</param>
public sealed record GroupMemberResponse(Guid Id, string Name);
