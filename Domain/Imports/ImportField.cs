namespace IncidentPlatform.Domain.Imports;

/// <summary>What a column of an imported file may hold.</summary>
public enum ImportField
{
    /// <summary>The number that the record keeps. Needed where a row is a change.</summary>
    Number,

    /// <summary>In one line what it is about.</summary>
    Subject,

    /// <summary>All that is known.</summary>
    Description,

    /// <summary>When it was opened.</summary>
    OpenedAt,

    /// <summary>When somebody first took it on.</summary>
    RespondedAt,

    /// <summary>When it was resolved.</summary>
    ResolvedAt,

    /// <summary>When it was closed or cancelled.</summary>
    ClosedAt,

    /// <summary>When a change was made. Needed where a row is a change.</summary>
    ChangedAt,

    /// <summary>Where it stands.</summary>
    State,

    /// <summary>The support group.</summary>
    Group,

    /// <summary>E-mail address of the person who worked on it.</summary>
    Assignee,

    /// <summary>E-mail address of the person who asked.</summary>
    Requester,

    /// <summary>Incident, question, complaint or service request.</summary>
    Kind,

    /// <summary>P1 to P5.</summary>
    Priority,

    /// <summary>How much of the business is touched.</summary>
    Impact,

    /// <summary>How long the business can bear it.</summary>
    Urgency,

    /// <summary>The service.</summary>
    Service,

    /// <summary>The category.</summary>
    Category,

    /// <summary>How it was resolved.</summary>
    ResolutionCode,

    /// <summary>What was done.</summary>
    ResolutionText,
}
