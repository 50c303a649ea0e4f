using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>One line of the answer to "why is it due then?": <c>[start, end)</c>.</summary>
/// <param name="Start">Whole second.</param>
/// <param name="End">Whole second after <paramref name="Start"/>.</param>
/// <param name="Kind">What this stretch did to the clock.</param>
public sealed record ClockSegment(Instant Start, Instant End, ClockSegmentKind Kind)
{
    /// <summary>Elapsed time from start to end; of the counted segments it adds up to the business time used.</summary>
    public Duration Duration => End - Start;
}
