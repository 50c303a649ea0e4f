using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>A stretch <c>[start, end)</c> of a clock's life with whoever had the record then.</summary>
/// <param name="Start">Whole second.</param>
/// <param name="End">Whole second after <paramref name="Start"/>.</param>
/// <param name="Kind">What it did to the clock.</param>
/// <param name="IsBeyond">Whether it counted after the target was used up: overshoot.</param>
/// <param name="GroupId">The group that had the record; null while it was closed or stood resolved.</param>
/// <param name="ProviderId">The provider in whose hands that group was; null for in-house.</param>
/// <param name="HoldReason">For what the record waited, whether that paused the clock or not; null while it was worked on.</param>
public sealed record ExplainedSegment(
    Instant Start, Instant End, ClockSegmentKind Kind, bool IsBeyond, Guid? GroupId, Guid? ProviderId, HoldReason? HoldReason)
{
    /// <summary>Elapsed time from start to end; of the counted segments it adds up to the business time used.</summary>
    public Duration Duration => End - Start;
}
