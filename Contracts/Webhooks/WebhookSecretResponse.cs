namespace IncidentPlatform.Contracts.Webhooks;

/// <summary>A webhook with its new secret, which is shown this once.</summary>
/// <param name="Secret">The key of the signature, as its text.</param>
/// <param name="Webhook">The webhook.</param>
public sealed record WebhookSecretResponse(string Secret, WebhookResponse Webhook);
