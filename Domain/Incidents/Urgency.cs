namespace IncidentPlatform.Domain.Incidents;

/// <summary>How long the business can bear it.</summary>
public enum Urgency
{
    /// <summary>It cannot.</summary>
    Critical,

    /// <summary>Hours.</summary>
    High,

    /// <summary>A day.</summary>
    Medium,

    /// <summary>It can wait.</summary>
    Low,
}
