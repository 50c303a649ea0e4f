namespace IncidentPlatform.Domain.Escalation;

/// <summary>Where a step of a record stands.</summary>
public enum EscalationStepState
{
    /// <summary>It took effect.</summary>
    Fired,

    /// <summary>It took effect but told nobody, since a later one was due as well.</summary>
    Superseded,

    /// <summary>It did nothing: somebody had said that they are on it.</summary>
    Acknowledged,

    /// <summary>It is to come.</summary>
    Next,

    /// <summary>It is to come once its clock runs again.</summary>
    Paused,

    /// <summary>It will not come: what it measured is over.</summary>
    Cancelled,
}
