namespace IncidentPlatform.Domain.Webhooks;

/// <summary>What a webhook can be told of.</summary>
public enum WebhookEvent
{
    /// <summary>A record came into being here; not one that was imported.</summary>
    Opened,

    /// <summary>A group, a person, or both were given it.</summary>
    Assigned,

    /// <summary>A person took it on.</summary>
    Accepted,

    /// <summary>It waits, or waits for another reason.</summary>
    Held,

    /// <summary>It stopped waiting.</summary>
    Resumed,

    /// <summary>Functional escalation: it went to a higher tier or to a provider.</summary>
    Escalated,

    /// <summary>The work is done.</summary>
    Resolved,

    /// <summary>Finished for good.</summary>
    Closed,

    /// <summary>The resolution did not hold.</summary>
    Reopened,

    /// <summary>Withdrawn.</summary>
    Cancelled,

    /// <summary>Public words of a person.</summary>
    Commented,

    /// <summary>Kind, service or category changed.</summary>
    Reclassified,

    /// <summary>Impact, urgency or priority changed.</summary>
    Reprioritised,

    /// <summary>Declared a major incident.</summary>
    MajorDeclared,

    /// <summary>The public word on the service of a major incident.</summary>
    StatusPublished,

    /// <summary>A target was broken.</summary>
    Breached,

    /// <summary>An escalation rule fired.</summary>
    RuleFired,

    /// <summary>An escalation rule called this very webhook; told whatever events it listens to.</summary>
    Called,

    /// <summary>A test by an administrator.</summary>
    Ping,
}
