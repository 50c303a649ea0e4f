using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Data.Webhooks;

/// <summary>A call of a webhook. The last few hundred of each are kept.</summary>
public sealed class WebhookAttemptRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid WebhookId { get; init; }

    /// <summary>What the receiver gets as the call's id, the same at each try.</summary>
    public required Guid DeliveryId { get; init; }
    public required WebhookEvent Event { get; init; }

    /// <summary>The record; null for a ping.</summary>
    public Guid? IncidentId { get; init; }
    public required Instant At { get; init; }
    public required int DurationMilliseconds { get; init; }
    public required WebhookOutcome Outcome { get; init; }

    /// <summary>The answer; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Kind of failure; never the receiver's words. Null when it was taken.</summary>
    public string? Error { get; init; }
}
