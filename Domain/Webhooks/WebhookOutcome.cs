namespace IncidentPlatform.Domain.Webhooks;

/// <summary>How a call of a webhook ended.</summary>
public enum WebhookOutcome
{
    /// <summary>It was taken: an answer 200 to 299.</summary>
    Delivered,

    /// <summary>The receiver answered with something else: it may mean this one call.</summary>
    Refused,

    /// <summary>The receiver could not be reached, or said that it is away or busy: it means every call.</summary>
    Unreachable,
}
