using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>A while in which nobody is on call.</summary>
/// <param name="From">From when on.</param>
/// <param name="To">Until when, or the end of the period that was looked at.</param>
public sealed record OnCallGapResponse(Instant From, Instant To);
