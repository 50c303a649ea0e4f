namespace IncidentPlatform.Worker.Webhooks;

/// <summary>A webhook for which something waits.</summary>
/// <param name="WebhookId">The webhook.</param>
/// <param name="OrganizationId">Whose.</param>
internal sealed record WebhookWork(Guid WebhookId, Guid OrganizationId);
