using NodaTime;

namespace IncidentPlatform.Contracts.Deliveries;

/// <summary>Something that should have followed from a change and was given up after several tries.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="Subscription">Who was to be told, such as <c>routing</c>.</param>
/// <param name="RecordId">The record that changed, or the message to be sent.</param>
/// <param name="Number">The record's number; null when it is no record.</param>
/// <param name="EnqueuedAt">When the change was made.</param>
/// <param name="ParkedAt">When it was given up.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Type of the last failure; null when unknown.</param>
/// <param name="Webhook">Name of the webhook that was to be called; null for other subscriptions.</param>
public sealed record DeliveryResponse(
    Guid Id, string Subscription, Guid RecordId, string? Number, Instant EnqueuedAt, Instant ParkedAt, int Attempts, string? LastError,
    string? Webhook = null);
