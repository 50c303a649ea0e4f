using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/assign</c>.</summary>
/// <param name="GroupId">The group; null keeps the present one.</param>
/// <param name="AssigneeId">The person, a member of the group; null for the group alone.</param>
/// <param name="Reason">Required when the change of group counts as a hop.</param>
public sealed record AssignRequest(Guid? GroupId = null, Guid? AssigneeId = null, [property: MaxLength(2_000)] string? Reason = null);
