using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>Pace of the escalation loop. Section <c>Escalation</c>.</summary>
internal sealed class EscalationOptions
{
    public const string Section = "Escalation";

    /// <summary>Longest wait before looking again. Default 1 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Timers read at once, without locks. Default 1000; 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int ReadSize { get; set; } = 1_000;

    /// <summary>Records in one transaction. Default 50; 1 to 50.</summary>
    [Range(1, 50)]
    public int BatchSize { get; set; } = 50;

    /// <summary>Wait before a record that failed alone is tried again; doubles with each try. Default 2 s; 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Tries before a timer is parked. Default 8; 1 to 30.</summary>
    [Range(1, 30)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Wait after a pass that failed as a whole. Default 2 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Wait between two looks of the auditor for what should have fired. Default 15 s; 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AuditInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A step is overdue when it should have fired so long ago. Default 60 s; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan OverdueAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Wait between two notes that this worker is alive, by which the others learn that none is left. Default 5 s; 1 s to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan NoteInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The process is degraded when no pass went well for so long. Default 30 s; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromSeconds(30);
}
