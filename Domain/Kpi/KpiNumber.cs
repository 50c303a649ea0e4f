namespace IncidentPlatform.Domain.Kpi;

/// <summary>A number of a report whose records can be listed. Definitions: docs/kpis.md.</summary>
public enum KpiNumber
{
    /// <summary>Opened in the period.</summary>
    Opened,

    /// <summary>Last resolved in the period; what the time to resolve is taken over.</summary>
    Resolved,

    /// <summary>Closed in the period.</summary>
    Closed,

    /// <summary>Open at the period's end, or now if that is still to come.</summary>
    Backlog,

    /// <summary>Responded to in the period; what the time to respond is taken over.</summary>
    Responded,

    /// <summary>The Response clock stopped in time in the period.</summary>
    ResponseMet,

    /// <summary>The Response clock was breached in the period.</summary>
    ResponseBreached,

    /// <summary>The Resolution clock stopped in time in the period.</summary>
    ResolutionMet,

    /// <summary>The Resolution clock was breached in the period.</summary>
    ResolutionBreached,

    /// <summary>Resolved in the period at the first contact.</summary>
    FirstContact,

    /// <summary>Resolved in the period after at least one reopening.</summary>
    Reopened,

    /// <summary>Opened in the period and functionally escalated since.</summary>
    Escalated,

    /// <summary>Opened in the period and passed back and forth since.</summary>
    PingPong,

    /// <summary>Resolved in the period after the classifier had assigned a group.</summary>
    AutoAssigned,

    /// <summary>Resolved in the period by the group that the classifier had assigned.</summary>
    Precise,

    /// <summary>Resolved in the period by the first group that a person or the classifier chose.</summary>
    FirstRight,

    /// <summary>Closed in the period with a rating.</summary>
    Rated,
}
