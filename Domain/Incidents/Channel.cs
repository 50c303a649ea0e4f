namespace IncidentPlatform.Domain.Incidents;

/// <summary>The way by which a line came in.</summary>
public enum Channel
{
    /// <summary>The web front end.</summary>
    Web,

    /// <summary>Recorded by an agent who talked to the consumer.</summary>
    Phone,

    /// <summary>A mail to the service desk.</summary>
    Email,

    /// <summary>A program.</summary>
    Api,

    /// <summary>The platform itself.</summary>
    System,
}
