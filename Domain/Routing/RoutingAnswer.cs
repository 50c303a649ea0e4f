using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>The classifier's first guess about a record.</summary>
/// <param name="Group">The group that it names.</param>
/// <param name="Confidence">Calibrated, 0..1.</param>
/// <param name="ReachesThreshold">Whether it is sure enough for this group to be applied without a person.</param>
/// <param name="ModelVersion">The model that guessed.</param>
public sealed record RoutingAnswer(SupportGroupFacts Group, double Confidence, bool ReachesThreshold, int ModelVersion);
