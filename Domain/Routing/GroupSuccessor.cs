namespace IncidentPlatform.Domain.Routing;

/// <summary>Where the records of a group that was merged, split or retired go.</summary>
/// <param name="GroupId">The group that was.</param>
/// <param name="ServiceId">Only records of this service; null for all that no other line names.</param>
/// <param name="SuccessorId">The group that has them now.</param>
public sealed record GroupSuccessor(Guid GroupId, Guid? ServiceId, Guid SuccessorId);
