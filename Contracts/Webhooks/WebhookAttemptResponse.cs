using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Contracts.Webhooks;

/// <summary>A call of a webhook.</summary>
/// <param name="Id">The call.</param>
/// <param name="DeliveryId">The same at each try of a change.</param>
/// <param name="Event">What it told of.</param>
/// <param name="IncidentId">The record; null for a ping.</param>
/// <param name="Number">The record's number; null for a ping.</param>
/// <param name="At">When.</param>
/// <param name="DurationMilliseconds">From the look-up of the name to the answer.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">The answer; null when there was none.</param>
/// <param name="Error">Kind of failure, such as <c>timeout</c> or <c>not-public</c>; null when it was taken.</param>
public sealed record WebhookAttemptResponse(
    Guid Id,
    Guid DeliveryId,
    WebhookEvent Event,
    Guid? IncidentId,
    string? Number,
    Instant At,
    int DurationMilliseconds,
    WebhookOutcome Outcome,
    int? Status,
    string? Error);
