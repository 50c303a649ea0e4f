namespace IncidentPlatform.Domain.Incidents;

/// <summary>Who wrote a line.</summary>
public enum ActorKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>The routing model.</summary>
    Classifier,

    /// <summary>A category rule.</summary>
    Rule,

    /// <summary>An escalation rule.</summary>
    Escalation,

    /// <summary>The platform on a schedule: auto-close, end of a hold, import.</summary>
    System,
}
