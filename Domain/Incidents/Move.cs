namespace IncidentPlatform.Domain.Incidents;

/// <summary>A change of a record's state or holder.</summary>
public enum Move
{
    /// <summary>To a group, a person, or both.</summary>
    Assign,

    /// <summary>A person takes it on.</summary>
    Accept,

    /// <summary>It waits for a reason.</summary>
    Hold,

    /// <summary>It stops waiting.</summary>
    Resume,

    /// <summary>Functional escalation to another group.</summary>
    Escalate,

    /// <summary>With a code and a text.</summary>
    Resolve,

    /// <summary>The resolution is confirmed.</summary>
    Confirm,

    /// <summary>The resolution did not hold.</summary>
    Reopen,

    /// <summary>It is withdrawn.</summary>
    Cancel,
}
