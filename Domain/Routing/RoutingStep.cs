using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>What one of the platform's hands does about a record's group.</summary>
/// <param name="By">The classifier or a category rule.</param>
/// <param name="Outcome">What its first line says.</param>
/// <param name="Lines">The line of the decision, and the move if there is one.</param>
public sealed record RoutingStep(Actor By, RoutingOutcome Outcome, IReadOnlyList<NewLine> Lines);
