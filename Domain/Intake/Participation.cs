namespace IncidentPlatform.Domain.Intake;

/// <summary>What a sender has to do with the record that a mail answers.</summary>
public enum Participation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Asked for it, is affected by it, or follows it.</summary>
    Consumer,

    /// <summary>Works on it, and was written to about it.</summary>
    Staff,
}
