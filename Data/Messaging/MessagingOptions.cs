using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Data.Messaging;

/// <summary>How changes travel. Section <c>Messaging</c>.</summary>
public sealed class MessagingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Messaging";

    /// <summary>The delivery queue alone, or Service Bus fed by the relay. Default: the queue.</summary>
    public MessageTransport Transport { get; set; } = MessageTransport.Queue;

    /// <summary>Longest wait before looking again. Default 1 s; 50 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Rows taken at once; those of one organization share a transaction. Default 50; 1 to 200.</summary>
    [Range(1, 200)]
    public int BatchSize { get; set; } = 50;

    /// <summary>Wait before the first retry; doubles with each. Default 2 s; 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Tries before a delivery is parked. Default 8; 1 to 30.</summary>
    [Range(1, 30)]
    public int MaxAttempts { get; set; } = 8;
}
