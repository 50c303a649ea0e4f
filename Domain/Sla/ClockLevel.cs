namespace IncidentPlatform.Domain.Sla;

/// <summary>Whose promise a clock measures.</summary>
public enum ClockLevel
{
    /// <summary>The organization's to its consumers; runs whoever has the record.</summary>
    Sla,

    /// <summary>An in-house group's (operational level agreement); runs while that group has the record.</summary>
    Ola,

    /// <summary>A provider's (underpinning contract); runs while the group handed over to it has the record.</summary>
    UnderpinningContract,
}
