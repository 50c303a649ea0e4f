namespace IncidentPlatform.Domain.Incidents;

/// <summary>A stored value that is not what the timeline says.</summary>
/// <param name="Field">Name of the value; of a clock with its metric and run, such as <c>Resolution 1: DueAt</c>.</param>
/// <param name="Stored">As stored; empty for none.</param>
/// <param name="Replayed">As the timeline makes it; empty for none.</param>
public sealed record ReplayDifference(string Field, string Stored, string Replayed);
