namespace IncidentPlatform.Domain.Sla;

/// <summary>To whom a business second of a record belongs.</summary>
public enum HolderKind
{
    /// <summary>The service desk had it.</summary>
    Desk,

    /// <summary>Another in-house group had it.</summary>
    Group,

    /// <summary>A group had it that was in a provider's hands.</summary>
    Provider,

    /// <summary>It waited for the consumer, and that paused the clock.</summary>
    Consumer,
}
