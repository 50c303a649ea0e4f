using NodaTime;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>One resolved record to learn from.</summary>
/// <param name="Unit">The consumer's unit; null when it is not known.</param>
/// <param name="GroupId">The group that resolved the record: the label.</param>
/// <param name="At">When the record was opened; examples are given in this order.</param>
internal sealed record RoutingExample(string Subject, string Description, string? Unit, Guid GroupId, Instant At);
