using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>What reports need to know of one record: made from its timeline alone, as its clocks are.</summary>
/// <remarks>Definitions: docs/kpis.md.</remarks>
public sealed partial record IncidentFacts
{
    /// <summary>The record.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>Whose record.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>Sequence of the last line that these facts know.</summary>
    public required int LastSequence { get; init; }

    /// <summary>What the record is, by its last classification.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required IncidentState State { get; init; }

    /// <summary>Whether work is still owed.</summary>
    public bool IsOpen => Lifecycle.IsOpen(State);

    /// <summary>Whether only its holding group, incident managers and its requester see it.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>Whether another system recorded its beginning.</summary>
    public required bool IsImported { get; init; }

    /// <summary>Cancelled, or resolved as Duplicate or NotAnIncident: counted apart, in no mean.</summary>
    public required bool IsCountedApart { get; init; }

    /// <summary>The opening.</summary>
    public required EventFacts Opened { get; init; }

    /// <summary>The Response stop; null before.</summary>
    public EventFacts? Responded { get; init; }

    /// <summary>The last entry into Resolved; null while there is none or it was reopened.</summary>
    public EventFacts? Resolved { get; init; }

    /// <summary>Closed or cancelled; null before.</summary>
    public EventFacts? Closed { get; init; }

    /// <summary>Priority, service and holder after the last line; its instant is that line's.</summary>
    public required EventFacts Present { get; init; }

    /// <summary>Business time from opening to the response, holds included; null before.</summary>
    public long? ResponseSeconds { get; init; }

    /// <summary>Elapsed time from opening to the response.</summary>
    public long? ResponseElapsedSeconds { get; init; }

    /// <summary>Business time from opening to the last resolution without pauses and without the time it stood resolved; null while unresolved.</summary>
    public long? ResolutionSeconds { get; init; }

    /// <summary>Elapsed time from opening to the last resolution, everything included.</summary>
    public long? ResolutionElapsedSeconds { get; init; }

    /// <summary>Changes of group that were hops.</summary>
    public required int Hops { get; init; }

    /// <summary>Hops to a higher tier or into a provider's hands, by whichever button.</summary>
    public required int Escalations { get; init; }

    /// <summary>Held by more than three groups through hops, or returned by a hop to a former holder.</summary>
    public required bool IsPingPong { get; init; }

    /// <summary>How often it was reopened.</summary>
    public required int ReopenCount { get; init; }

    /// <summary>Resolved by a tier-1 group without a hop and never reopened.</summary>
    public required bool IsFirstContact { get; init; }

    /// <summary>The first group that a person or the classifier chose; null while only the desk had it.</summary>
    public Guid? FirstAssignedGroupId { get; init; }

    /// <summary>The group that the classifier assigned; null when it assigned none.</summary>
    public Guid? ClassifierGroupId { get; init; }

    /// <summary>What routing decided first; null for a record that it was never asked about, which is not eligible.</summary>
    public RoutingOutcome? RoutingOutcome { get; init; }

    /// <summary>The consumer's rating 1..5; null while unrated.</summary>
    public int? Rating { get; init; }

    /// <summary>When it becomes as many business days old as <see cref="AgeBuckets.Days"/> says, one by one; null for never.</summary>
    public required IReadOnlyList<Instant?> AgesAt { get; init; }

    /// <summary>Every stretch in which it was open, in order.</summary>
    public required IReadOnlyList<HolderSpan> Spans { get; init; }

    /// <summary>Its clocks.</summary>
    public required IReadOnlyList<ClockFact> Clocks { get; init; }
}
