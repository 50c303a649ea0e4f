using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>A part of a clock's life.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end.</param>
/// <param name="Kind">Counted, closed or paused.</param>
/// <param name="Seconds">Its length.</param>
public sealed record SlaSegmentResponse(Instant Start, Instant End, ClockSegmentKind Kind, long Seconds);
