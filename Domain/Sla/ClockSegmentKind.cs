namespace IncidentPlatform.Domain.Sla;

/// <summary>What a stretch of time did to a clock.</summary>
public enum ClockSegmentKind
{
    /// <summary>The clock ran and its calendar was open: business time.</summary>
    Counted,

    /// <summary>The clock ran and its calendar was closed.</summary>
    Closed,

    /// <summary>The clock stood still: paused, or stopped before it was reopened.</summary>
    Paused,
}
