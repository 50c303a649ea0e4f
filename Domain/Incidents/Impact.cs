namespace IncidentPlatform.Domain.Incidents;

/// <summary>How much of the business is touched.</summary>
public enum Impact
{
    /// <summary>The whole organization or a critical service.</summary>
    Extensive,

    /// <summary>Several units, or many people.</summary>
    Significant,

    /// <summary>A team, or one person who cannot work.</summary>
    Moderate,

    /// <summary>One person who can go on working.</summary>
    Minor,
}
