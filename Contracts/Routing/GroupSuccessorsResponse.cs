namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET /routing/successors</c>: what became of groups.</summary>
/// <param name="Items">By the name of the group.</param>
public sealed record GroupSuccessorsResponse(IReadOnlyList<GroupSuccessorResponse> Items);

/// <summary>Where the records of a former group go.</summary>
/// <param name="GroupId">The group that was.</param>
/// <param name="Group">Its name.</param>
/// <param name="ServiceId">Only records of this service; null for all that no other line names.</param>
/// <param name="Service">The service's name.</param>
/// <param name="SuccessorId">The group that has its records now.</param>
/// <param name="Successor">Its name.</param>
public sealed record GroupSuccessorResponse(Guid GroupId, string Group, Guid? ServiceId, string? Service, Guid SuccessorId, string Successor);
