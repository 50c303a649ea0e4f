using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Data.Webhooks;

/// <summary>An address of another system that is told of changes, and how it fares.</summary>
public sealed class WebhookRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string Name { get; set; }
    public required string Url { get; set; }

    /// <summary>What it listens to.</summary>
    public required WebhookEvent[] Events { get; set; }
    public bool IsActive { get; set; }

    /// <summary>Signs its calls; encrypted by <see cref="WebhookSecrets"/>.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>The secret before the last one; signs as well until <see cref="FormerSecretUntil"/>.</summary>
    public byte[]? FormerSecret { get; set; }
    public Instant? FormerSecretUntil { get; set; }

    /// <summary>Rises with what an administrator changes; how it fares does not count.</summary>
    public int Version { get; set; } = 1;
    public required Instant ChangedAt { get; set; }
    public required Guid ChangedBy { get; set; }

    /// <summary>Calls in a row that failed.</summary>
    public int Failures { get; set; }
    public Instant? FailingSince { get; set; }
    public Instant? RetryAt { get; set; }

    /// <summary>When it had failed for too long; null while it is called.</summary>
    public Instant? PausedAt { get; set; }

    /// <summary>How it fares.</summary>
    public WebhookHealth Health => new(Failures, FailingSince, RetryAt, PausedAt);
}
