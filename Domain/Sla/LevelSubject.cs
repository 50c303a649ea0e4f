namespace IncidentPlatform.Domain.Sla;

/// <summary>What a change of levels changed.</summary>
public enum LevelSubject
{
    /// <summary>What consumers are promised.</summary>
    SlaPolicy,

    /// <summary>What a group or a provider promises.</summary>
    OlaPolicy,

    /// <summary>A calendar.</summary>
    Calendar,

    /// <summary>The priority matrix.</summary>
    PriorityMatrix,
}
