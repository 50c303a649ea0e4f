using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>A stretch <c>[from, to)</c> in which a group had a record, as a replay needs it.</summary>
/// <param name="From">Whole second.</param>
/// <param name="To">Whole second after <paramref name="From"/>.</param>
/// <param name="IsWorked">Whether somebody had accepted it: in progress.</param>
/// <param name="IsPaused">Whether the resolution time stood still: the consumer's time.</param>
/// <param name="Priority">The record's priority.</param>
public sealed record HeldSpan(Instant From, Instant To, bool IsWorked, bool IsPaused, Priority Priority);
