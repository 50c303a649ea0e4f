using NodaTime;

namespace IncidentPlatform.Domain.Webhooks;

/// <summary>How a receiver fares.</summary>
/// <param name="Failures">Calls in a row that failed.</param>
/// <param name="FailingSince">The first of them; null while it takes what it is sent.</param>
/// <param name="RetryAt">It is not called before; null when it may be called at once.</param>
/// <param name="PausedAt">It is not called until somebody resumes it; null while it is.</param>
public sealed record WebhookHealth(int Failures, Instant? FailingSince, Instant? RetryAt, Instant? PausedAt)
{
    // So many refusals in a row are no longer about single calls.
    private const int RefusalsBeforeWaiting = 5;

    /// <summary>Nothing failed.</summary>
    public static WebhookHealth Good { get; } = new(0, null, null, null);

    /// <summary>How it fares after a call.</summary>
    /// <param name="outcome">How the call ended.</param>
    /// <param name="now">When.</param>
    /// <param name="patience">How long failures are borne.</param>
    /// <param name="jitter">0 to 1: part of a quarter of the wait that is added, so that receivers that failed together are not called together.</param>
    public WebhookHealth After(WebhookOutcome outcome, Instant now, WebhookPatience patience, double jitter)
    {
        if (outcome == WebhookOutcome.Delivered) return Good;
        // Calls of several records end together: one that was under way when the wait began says nothing new.
        if (RetryAt > now) return this;

        var failures = Failures + 1;
        var since = FailingSince ?? now;
        var waits = outcome == WebhookOutcome.Unreachable || failures >= RefusalsBeforeWaiting;
        return new WebhookHealth(
            failures, since,
            waits ? now + Wait(failures, patience, jitter) : RetryAt,
            PausedAt ?? (now - since >= patience.PauseAfter ? now : null));
    }

    /// <summary>The wait after so many failures.</summary>
    public static Duration Wait(int failures, WebhookPatience patience, double jitter)
    {
        var wait = Duration.Min(patience.FirstWait * Math.Pow(2, Math.Min(failures - 1, 20)), patience.LongestWait);
        return Duration.FromSeconds(Math.Ceiling(wait.TotalSeconds * (1 + (jitter / 4))));
    }
}
