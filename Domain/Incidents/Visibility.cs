namespace IncidentPlatform.Domain.Incidents;

/// <summary>Who reads a line.</summary>
public enum Visibility
{
    /// <summary>The requester, the affected user and followers too.</summary>
    Public,

    /// <summary>Only those who work on the record.</summary>
    Internal,
}
