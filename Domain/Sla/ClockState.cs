namespace IncidentPlatform.Domain.Sla;

/// <summary>Whether a clock counts. Independent of whether it is breached.</summary>
public enum ClockState
{
    /// <summary>It counts business time.</summary>
    Running,

    /// <summary>It stands still and can be resumed.</summary>
    Paused,

    /// <summary>What it measures has happened: met, unless breached. It can be reopened.</summary>
    Stopped,

    /// <summary>What it measures will not happen. Without a breach it counts nowhere.</summary>
    Cancelled,
}
