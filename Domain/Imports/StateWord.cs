using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Imports;

/// <summary>What another system's word for a state means.</summary>
/// <param name="Name">The word; compared without regard to capitals.</param>
/// <param name="State">The state; null when the word tells nothing, so that the former state stays.</param>
/// <param name="HoldReason">For what it waits; null exactly when <paramref name="State"/> is not OnHold.</param>
public sealed record StateWord(string Name, IncidentState? State, HoldReason? HoldReason);
