using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>POST /routing/what-if</c>: how would routing have done on the last 90 days?</summary>
/// <param name="Version">The model; null for the one in service.</param>
/// <param name="TargetPrecision">Pick thresholds anew, so that this share of automatic assignments is right, 0.5..0.999; null to leave them.</param>
/// <param name="Threshold">One threshold for all groups, 0..1; null to leave them. It goes before the target.</param>
/// <param name="Groups">Thresholds of single groups, which go before both; at most 500.</param>
public sealed record WhatIfRequest(
    int? Version = null, [property: Range(0.5, 0.999)] double? TargetPrecision = null, [property: Range(0d, 1d)] double? Threshold = null,
    [property: MaxLength(500)] IReadOnlyList<WhatIfThreshold>? Groups = null);

/// <summary>A threshold of one group.</summary>
/// <param name="GroupId">The group, as the model knows it.</param>
/// <param name="Threshold">Confidence from which on, 0..1; null for never.</param>
public sealed record WhatIfThreshold(Guid GroupId, [property: Range(0d, 1d)] double? Threshold);
