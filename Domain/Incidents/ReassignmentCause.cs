namespace IncidentPlatform.Domain.Incidents;

/// <summary>Why a record was given to another group, in one click. Only the first speaks against whoever chose the former group.</summary>
public enum ReassignmentCause
{
    /// <summary>It never belonged there.</summary>
    WrongGroup,

    /// <summary>The group did its part; what is left needs another skill.</summary>
    OtherSkill,

    /// <summary>The group has too much to do.</summary>
    Load,
}
