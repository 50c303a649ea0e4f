namespace IncidentPlatform.Contracts.Webhooks;

/// <summary>A test call that is under way; its outcome stands in the webhook's attempts.</summary>
/// <param name="DeliveryId">The call's id, as the receiver and the attempts have it.</param>
public sealed record WebhookPingResponse(Guid DeliveryId);
