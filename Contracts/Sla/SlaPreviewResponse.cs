using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>When a clock would be due.</summary>
/// <param name="Due">Null when never.</param>
/// <param name="Segments">From the start to due, without gaps; the counted ones add up to the target.</param>
public sealed record SlaPreviewResponse(Instant? Due, IReadOnlyList<SlaSegmentResponse> Segments);
