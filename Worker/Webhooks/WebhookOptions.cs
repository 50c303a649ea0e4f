using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>How webhooks are called. Section <c>Webhooks</c>.</summary>
internal sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhooks";

    /// <summary>Longest wait before looking for work again. Default 1 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time of one call, from the look-up of the name to the answer. Default 10 s; 100 ms to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a claim lasts; afterwards another process may make the call. Default 1 min; 10 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Calls of one webhook at the same time, of as many records. Default 8; 1 to 50.</summary>
    [Range(1, 50)]
    public int BatchSize { get; set; } = 8;

    /// <summary>Webhooks called at the same time by one process. Default 32; 1 to 500.</summary>
    [Range(1, 500)]
    public int MostAtOnce { get; set; } = 32;

    /// <summary>Wait after a failure; doubles with each. Default 10 s; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait never grows beyond it. Default 15 min; 1 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Refusals of one delivery before it is parked. Default 8; 1 to 30.</summary>
    [Range(1, 30)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>A webhook that took nothing for so long is paused. Default 1 day; 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Calls of a webhook that its list keeps. Default 200; 10 to 10,000.</summary>
    [Range(10, 10_000)]
    public int KeptAttempts { get; set; } = 200;

    /// <summary>Wait after a pass that failed, because the database is away. Default 5 s; 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether this machine may be called, without encryption as well. Set by the environment, Development only; no setting.</summary>
    internal bool AllowsLoopback { get; set; }

    /// <summary>How long failures are borne.</summary>
    internal WebhookPatience Patience => new(
        Duration.FromTimeSpan(RetryDelay), Duration.FromTimeSpan(LongestDelay), Duration.FromTimeSpan(PauseAfter));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Timeout * 2 > Lease)
            yield return new ValidationResult($"The setting {Section}:{nameof(Lease)} must be at least twice {Section}:{nameof(Timeout)}.", [nameof(Lease)]);
        if (LongestDelay < RetryDelay)
            yield return new ValidationResult($"The setting {Section}:{nameof(LongestDelay)} must not be shorter than {Section}:{nameof(RetryDelay)}.", [nameof(LongestDelay)]);
    }
}
