namespace IncidentPlatform.Domain.Sla;

/// <summary>What a change of levels means for a record; of several clocks, the last in this order counts.</summary>
public enum LevelOutcome
{
    /// <summary>No due instant moves, or the clock was late before.</summary>
    SameDue,

    /// <summary>Relieved: an unbroken promise falls due later, or is owed no more.</summary>
    DueLater,

    /// <summary>An unbroken promise falls due sooner, or a new one is made, and can still be kept.</summary>
    DueSooner,

    /// <summary>A promise that was not broken is broken by the change.</summary>
    BecomesLate,
}
