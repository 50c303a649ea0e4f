namespace IncidentPlatform.Domain.Routing;

/// <summary>By how much the new model's share exceeds that of the model in service, and within which bounds chance leaves it.</summary>
/// <param name="Value">New minus present; 0.01 is a percentage point.</param>
/// <param name="Low">Lower bound of the interval.</param>
/// <param name="High">Upper bound of the interval.</param>
public sealed record Difference(double Value, double Low, double High);
