using NodaTime;

namespace IncidentPlatform.Domain.Webhooks;

/// <summary>How long the platform bears with a receiver that fails.</summary>
/// <param name="FirstWait">Wait after the first failure; doubles with each.</param>
/// <param name="LongestWait">The wait never grows beyond it.</param>
/// <param name="PauseAfter">A receiver that has failed for so long is paused until an administrator resumes it.</param>
public sealed record WebhookPatience(Duration FirstWait, Duration LongestWait, Duration PauseAfter);
