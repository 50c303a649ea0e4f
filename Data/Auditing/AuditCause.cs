namespace IncidentPlatform.Data.Auditing;

/// <summary>Who asked for an audit.</summary>
public enum AuditCause
{
    /// <summary>The night.</summary>
    Nightly,

    /// <summary>An operator, on the command line.</summary>
    Command,
}
