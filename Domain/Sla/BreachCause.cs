namespace IncidentPlatform.Domain.Sla;

/// <summary>How a clock came to be breached.</summary>
public enum BreachCause
{
    /// <summary>Its due instant passed; the breach is dated at it.</summary>
    Due,

    /// <summary>A new target or calendar put its due instant into the past; the breach is dated at that command.</summary>
    Rebased,
}
