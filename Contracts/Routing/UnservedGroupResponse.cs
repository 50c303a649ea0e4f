namespace IncidentPlatform.Contracts.Routing;

/// <summary>A group with too few resolved records to be learned; similar records and category rules find it.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Examples">Its resolved records.</param>
public sealed record UnservedGroupResponse(Guid GroupId, string? Group, int Examples);
