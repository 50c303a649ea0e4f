namespace IncidentPlatform.Domain.Sla;

/// <summary>What a clock measures.</summary>
public enum ClockMetric
{
    /// <summary>From opening to the first human answer.</summary>
    Response,

    /// <summary>From opening to the resolution.</summary>
    Resolution,

    /// <summary>From one word to the consumer to the next.</summary>
    Update,
}
