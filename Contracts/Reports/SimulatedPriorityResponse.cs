using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>The records of one priority.</summary>
/// <param name="Priority">Their priority when they last left the group.</param>
/// <param name="Records">How many.</param>
/// <param name="Response">The provider's promise to begin, met of those with a target.</param>
/// <param name="Resolution">The provider's promise of its time in all, met of those with a target.</param>
public sealed record SimulatedPriorityResponse(Priority Priority, int Records, ShareResponse Response, ShareResponse Resolution);
