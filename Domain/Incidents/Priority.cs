namespace IncidentPlatform.Domain.Incidents;

/// <summary>Impact and urgency together; P1 is the highest.</summary>
public enum Priority
{
    /// <summary>Highest.</summary>
    P1,

    /// <summary>High.</summary>
    P2,

    /// <summary>Normal.</summary>
    P3,

    /// <summary>Low.</summary>
    P4,

    /// <summary>Lowest.</summary>
    P5,
}
