namespace IncidentPlatform.Domain.Incidents;

/// <summary>Where a record stands in its lifecycle. Open means New, Assigned, InProgress or OnHold.</summary>
public enum IncidentState
{
    /// <summary>Recorded; the service desk's group holds it.</summary>
    New,

    /// <summary>A group has it; a person is optional.</summary>
    Assigned,

    /// <summary>A person works on it.</summary>
    InProgress,

    /// <summary>It waits, for a reason, and remembers its former state.</summary>
    OnHold,

    /// <summary>The work is done; the consumer may still reopen it.</summary>
    Resolved,

    /// <summary>Finished for good.</summary>
    Closed,

    /// <summary>Withdrawn while it was open.</summary>
    Cancelled,
}
