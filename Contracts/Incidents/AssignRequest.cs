using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/assign</c>.</summary>
/// <param name="GroupId">The group; null keeps the present one.</param>
/// <param name="AssigneeId">The person, a member of the group; null for the group alone.</param>
/// <param name="Reason">Required when the change of group counts as a hop and <paramref name="Cause"/> says nothing.</param>
/// <param name="Cause">Why another group is to have it; null to say nothing.</param>
public sealed record AssignRequest(
    Guid? GroupId = null, Guid? AssigneeId = null, [property: MaxLength(2_000)] string? Reason = null, ReassignmentCause? Cause = null);
