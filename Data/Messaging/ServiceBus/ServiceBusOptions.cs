using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>How deliveries travel over the topic. Section <c>ServiceBus</c>.</summary>
internal sealed class ServiceBusOptions
{
    public const string Section = "ServiceBus";

    /// <summary>The topic that the relay feeds. Its subscriptions require sessions and bear the names of ours.</summary>
    [Required, RegularExpression("^[A-Za-z0-9][A-Za-z0-9._/-]{0,259}$")]
    public string Topic { get; set; } = "incident-changes";

    /// <summary>Records that one process works on at once, per subscription. Default 16; 1 to 500.</summary>
    [Range(1, 500)]
    public int MaxConcurrentSessions { get; set; } = 16;

    /// <summary>How long a quiet record keeps its place before the next one takes it. Default 1 s; 50 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time for one handler; after it the attempt counts as failed. Default 5 min; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
