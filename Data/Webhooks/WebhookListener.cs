using IncidentPlatform.Domain.Webhooks;

namespace IncidentPlatform.Data.Webhooks;

/// <summary>A webhook that listens.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Events">To what.</param>
public sealed record WebhookListener(Guid Id, IReadOnlyCollection<WebhookEvent> Events);
