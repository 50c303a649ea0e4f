using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/priority</c>.</summary>
/// <param name="Impact">How much of the business is touched.</param>
/// <param name="Urgency">How long the business can bear it.</param>
/// <param name="Override">A priority that departs from the matrix; null follows it.</param>
/// <param name="Reason">Required with <paramref name="Override"/>.</param>
public sealed record PriorityRequest(
    Impact Impact, Urgency Urgency, Priority? Override = null, [property: MaxLength(2_000)] string? Reason = null);
