using NodaTime;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>A delivery to a webhook that this process has claimed for a while.</summary>
/// <param name="Id">The delivery, and the call's id for the receiver.</param>
/// <param name="RecordId">The record; the webhook itself for a ping.</param>
/// <param name="FromSequence">The line.</param>
/// <param name="EnqueuedAt">When the change was made.</param>
/// <param name="Attempts">With this one: 1 at the first try. Tells a claim from a later one of somebody else.</param>
/// <param name="TraceParent">W3C trace context of the change.</param>
internal sealed record WebhookClaim(Guid Id, Guid RecordId, int FromSequence, Instant EnqueuedAt, int Attempts, string? TraceParent);
