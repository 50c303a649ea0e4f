using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Contracts.Webhooks;

/// <summary>An address of another system that is told of changes.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Name">Shown name, unique in the organization.</param>
/// <param name="Url">Where it is called.</param>
/// <param name="Events">What it listens to.</param>
/// <param name="IsActive">Whether it is told of changes; what waits is kept while it is not.</param>
/// <param name="Version">Send as <c>If-Match</c> with a change.</param>
/// <param name="ChangedAt">When somebody changed it last.</param>
/// <param name="FailingSince">Since when no call was taken; null while they are.</param>
/// <param name="RetryAt">It is not called before; null when it may be called at once.</param>
/// <param name="PausedAt">It had failed for too long and is called no more until somebody resumes it; null while it is called.</param>
/// <param name="Waiting">Changes that wait for it, parked ones too; counted up to 1000.</param>
/// <param name="FormerSecretUntil">Until when calls are signed with the former secret as well; null when there is none.</param>
public sealed record WebhookResponse(
    Guid Id,
    string Name,
    string Url,
    IReadOnlyList<WebhookEvent> Events,
    bool IsActive,
    int Version,
    Instant ChangedAt,
    Instant? FailingSince,
    Instant? RetryAt,
    Instant? PausedAt,
    int Waiting,
    Instant? FormerSecretUntil);
