namespace IncidentPlatform.Domain.Routing;

/// <summary>A first guess whose outcome is known.</summary>
/// <param name="Confidence">0..1.</param>
/// <param name="IsRight">Whether the group that it named was the right one.</param>
public readonly record struct JudgedGuess(double Confidence, bool IsRight);
