using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>Wakes the escalation loop. Read across organizations; holds ids only.</summary>
public sealed class TimerRow
{
    public required Guid ClockId { get; init; }
    public required Guid RuleId { get; init; }
    public required int Generation { get; init; }
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
