namespace IncidentPlatform.Contracts.Escalation;

/// <summary>Kinds of <see cref="EscalationEffectBody"/>.</summary>
public enum EscalationEffectKind
{
    /// <summary>Tells somebody: <c>target</c>, with <c>id</c> for one person or group.</summary>
    Notify,

    /// <summary>Gives a group the record: <c>id</c>.</summary>
    AssignToGroup,

    /// <summary>Raises the priority by one step.</summary>
    RaisePriority,

    /// <summary>Lowers the priority by one step.</summary>
    LowerPriority,

    /// <summary>Declares a major incident.</summary>
    DeclareMajor,

    /// <summary>Calls a webhook of the organization: <c>id</c>.</summary>
    CallWebhook,
}
