namespace IncidentPlatform.Domain.Escalation;

/// <summary>What became of a step when its time had come.</summary>
public enum EscalationOutcome
{
    /// <summary>It took effect.</summary>
    Fired,

    /// <summary>It took effect but told nobody, since a later one was due as well.</summary>
    Superseded,

    /// <summary>It did nothing: somebody had said that they are on it.</summary>
    Acknowledged,
}
