using IncidentPlatform.Domain.Webhooks;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>What came of a call.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">The answer; null when there was none.</param>
/// <param name="Error">Kind of failure; null when it was taken.</param>
/// <param name="Duration">From the look-up of the name to the answer.</param>
internal sealed record WebhookAnswer(WebhookOutcome Outcome, int? Status, string? Error, TimeSpan Duration);
