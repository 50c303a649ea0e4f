namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>A major incident: how it is led and what was said and learned.</summary>
/// <param name="Row">What a list shows of it.</param>
/// <param name="UpdateCadenceSeconds">The longest silence towards the public.</param>
/// <param name="Statuses">The present public word on each service, by service.</param>
/// <param name="Children">Records that are told through it, newest first; at most 200.</param>
/// <param name="Review">What was learned; null before it is written.</param>
/// <param name="Version">For <c>If-Match</c> of lead, cadence and review; 0 while nobody took it in hand.</param>
public sealed record MajorIncidentResponse(
    MajorIncidentRowResponse Row,
    int UpdateCadenceSeconds,
    IReadOnlyList<MajorStatusResponse> Statuses,
    IReadOnlyList<MajorChildResponse> Children,
    MajorReviewResponse? Review,
    int Version);
