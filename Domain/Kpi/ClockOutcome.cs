namespace IncidentPlatform.Domain.Kpi;

/// <summary>What became of a clock's promise.</summary>
public enum ClockOutcome
{
    /// <summary>Neither met nor known to be broken. Past its due instant it counts as broken, noticed or not.</summary>
    Open,

    /// <summary>Stopped at or before due.</summary>
    Met,

    /// <summary>Broken; it stays so.</summary>
    Breached,

    /// <summary>Cancelled unbroken: it counts nowhere.</summary>
    Withdrawn,
}
