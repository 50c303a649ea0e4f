using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>How deliveries travel over the topic. Section <c>ServiceBus</c>. Tries and the first pause are those of <see cref="MessagingOptions"/>.</summary>
/// <remarks>
/// The topic is not partitioned and detects duplicates. Each of its subscriptions bears the name of one of ours, requires
/// sessions, lets messages pass whose property of that name is true, and has a maximum delivery count of at least
/// <see cref="MessagingOptions.MaxAttempts"/>.
/// </remarks>
internal sealed class ServiceBusOptions
{
    public const string Section = "ServiceBus";

    /// <summary>The topic that the relay feeds. Default <c>incident-changes</c>.</summary>
    [Required, RegularExpression("^[A-Za-z0-9][A-Za-z0-9._/-]{0,259}$")]
    public string Topic { get; set; } = "incident-changes";

    /// <summary>Records that one process works on at once, per subscription. Default 16; 1 to 500.</summary>
    [Range(1, 500)]
    public int MaxConcurrentSessions { get; set; } = 16;

    /// <summary>How long a quiet record keeps its place before the next one takes it. Default 1 s; 50 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time for one handler; after it the try counts as failed. Default 5 min; 100 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest pause before a retry: of a consumer, whose record keeps its place meanwhile, and of the relay. Default 1 min; 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the relay has a batch to itself; a relay that died is followed by another after it. Default 1 min; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RelayLease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it is remembered that a delivery took effect: longer than a message can live. Default 30 days; 1 h to 365 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan HandledRetention { get; set; } = TimeSpan.FromDays(30);
}
