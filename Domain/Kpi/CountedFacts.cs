using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>The part of a record's facts on which counters depend; also as stored facts tell it.</summary>
public sealed record CountedFacts
{
    /// <summary>What the record is.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>Whether work is still owed.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether it is in no mean.</summary>
    public required bool IsCountedApart { get; init; }

    /// <summary>Priority now.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Priority at opening.</summary>
    public required Priority OpenedPriority { get; init; }

    /// <summary>When it was responded to; null before.</summary>
    public Instant? RespondedAt { get; init; }

    /// <summary>Business seconds to the response.</summary>
    public long? ResponseSeconds { get; init; }

    /// <summary>When it was last resolved; null while it isn't.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>Priority at the resolution.</summary>
    public Priority? ResolvedPriority { get; init; }

    /// <summary>Business seconds to the resolution.</summary>
    public long? ResolutionSeconds { get; init; }

    /// <summary>What routing decided; null when it was not asked.</summary>
    public RoutingOutcome? RoutingOutcome { get; init; }

    /// <summary>Its clocks.</summary>
    public required IReadOnlyList<CountedClock> Clocks { get; init; }
}
