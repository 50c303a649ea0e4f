using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>PUT /routing/successors</c>: what became of groups; replaces what was there.</summary>
/// <param name="Items">At most one per group and service, at most 1,000.</param>
public sealed record GroupSuccessorsRequest([property: Required, MaxLength(1_000)] IReadOnlyList<GroupSuccessorRequest> Items);

/// <summary>Where the records of a group that was merged, split or retired go.</summary>
/// <param name="GroupId">The group that was.</param>
/// <param name="SuccessorId">The group that has its records now.</param>
/// <param name="ServiceId">Only records of this service; null for all that no other line names.</param>
public sealed record GroupSuccessorRequest(Guid GroupId, Guid SuccessorId, Guid? ServiceId = null);
