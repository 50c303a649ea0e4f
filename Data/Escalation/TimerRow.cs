using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>Wakes the escalation loop. Read across organizations; holds ids only.</summary>
public sealed class TimerRow
{
    /// <summary>The clock; the record itself for rules that look at no clock.</summary>
    public required Guid ClockId { get; init; }
    public required Guid RuleId { get; init; }

    /// <summary>Of the clock's schedule, or of the record's watch. Older ones are void.</summary>
    public required int Generation { get; init; }

    /// <summary>0 for the firing itself, then its reminders.</summary>
    public int Repetition { get; init; }
    public required int Run { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required Instant DueAt { get; init; }

    /// <summary>Not before: the due instant at first; moves on with each retry.</summary>
    public required Instant AvailableAt { get; set; }

    /// <summary>When it was taken: fired, or found to be of an older generation. Null while pending.</summary>
    public Instant? TakenAt { get; set; }
    public int Attempts { get; set; }
    public Instant? ParkedAt { get; set; }
}
