using NodaTime;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Lines of a record that a subscription is told of. At least once; it takes effect once.</summary>
/// <param name="Id">The same however often it comes.</param>
/// <param name="Subscription">One of <see cref="Subscriptions"/>.</param>
/// <param name="OrganizationId">Whose record.</param>
/// <param name="RecordId">The record.</param>
/// <param name="FromSequence">First line of the change.</param>
/// <param name="ToSequence">Last line of the change.</param>
/// <param name="EnqueuedAt">When the change was made.</param>
/// <param name="Attempt">1 at the first try.</param>
/// <param name="TraceParent">W3C trace context of the change; null without one.</param>
public sealed record Delivery(
    Guid Id,
    string Subscription,
    Guid OrganizationId,
    Guid RecordId,
    int FromSequence,
    int ToSequence,
    Instant EnqueuedAt,
    int Attempt,
    string? TraceParent);
