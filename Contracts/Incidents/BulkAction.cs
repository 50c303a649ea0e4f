namespace IncidentPlatform.Contracts.Incidents;

/// <summary>What can be done to many records at once. Each is the move or edit of one record of the same name.</summary>
public enum BulkAction
{
    /// <summary>To a group, a person, or both; with <see cref="BulkRequest.Assign"/>.</summary>
    Assign,

    /// <summary>The caller takes them on.</summary>
    Accept,

    /// <summary>They wait; with <see cref="BulkRequest.Hold"/>.</summary>
    Hold,

    /// <summary>They stop waiting.</summary>
    Resume,

    /// <summary>To another group; with <see cref="BulkRequest.Escalate"/>.</summary>
    Escalate,

    /// <summary>Impact, urgency or an override; with <see cref="BulkRequest.Priority"/>.</summary>
    Priority,

    /// <summary>The work is done; with <see cref="BulkRequest.Resolve"/>.</summary>
    Resolve,

    /// <summary>They are withdrawn; with <see cref="BulkRequest.Cancel"/>.</summary>
    Cancel,

    /// <summary>Words; with <see cref="BulkRequest.Comment"/>. Asks for no version.</summary>
    Comment,

    /// <summary>Somebody follows them, or no more; with <see cref="BulkRequest.Follow"/>. Asks for no version.</summary>
    Follow,
}
