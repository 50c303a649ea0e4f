namespace IncidentPlatform.Domain.Intake;

/// <summary>What became of a mail. Names are stored.</summary>
public enum IntakeOutcome
{
    /// <summary>It opened a record.</summary>
    Opened,

    /// <summary>It bears an answer to a record in which its sender does not take part: it opened one of its own, with a hint.</summary>
    OpenedApart,

    /// <summary>It answered a record that is over: it opened the follow-up.</summary>
    FollowedUp,

    /// <summary>Its words were added to the record that it answers.</summary>
    Added,

    /// <summary>Its sender is unknown here, and was told so.</summary>
    Refused,

    /// <summary>No person wrote it.</summary>
    Automatic,

    /// <summary>Its sender had sent too many within an hour.</summary>
    TooMany,
}
