namespace IncidentPlatform.Domain.Sla;

/// <summary>How far a change of levels has reached the open records.</summary>
public enum LevelChangeState
{
    /// <summary>No record was reached yet.</summary>
    Waiting,

    /// <summary>Some were; the rest follows, also after an interruption.</summary>
    Running,

    /// <summary>All were.</summary>
    Done,
}
