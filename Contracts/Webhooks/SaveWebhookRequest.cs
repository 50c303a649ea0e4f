using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Webhooks;

namespace IncidentPlatform.Contracts.Webhooks;

/// <summary><c>POST /webhooks</c>, <c>PUT /webhooks/{id}</c>.</summary>
/// <param name="Name">Shown name, unique in the organization.</param>
/// <param name="Url">Where it is called: https, on the public internet.</param>
/// <param name="Events">What it listens to; may be empty for one that only escalation rules call.</param>
/// <param name="IsActive">Whether it is told of changes.</param>
public sealed record SaveWebhookRequest(
    [property: Required, MinLength(2), MaxLength(100)] string Name,
    [property: Required, MaxLength(WebhookAddress.MaxLength)] string Url,
    [property: Required] IReadOnlyList<WebhookEvent> Events,
    bool IsActive = true);
