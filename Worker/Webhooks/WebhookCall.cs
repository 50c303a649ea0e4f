using IncidentPlatform.Domain.Webhooks;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>A call as it is sent.</summary>
/// <param name="Event">What it tells of.</param>
/// <param name="Body">JSON, at most <see cref="WebhookBodies.MostBytes"/>.</param>
internal sealed record WebhookCall(WebhookEvent Event, byte[] Body);
