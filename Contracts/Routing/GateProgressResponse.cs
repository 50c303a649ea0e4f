namespace IncidentPlatform.Contracts.Routing;

/// <summary>How far a group is on its way to being assigned without a person.</summary>
/// <param name="Decided">Decisions that would have been applied and whose outcome is known.</param>
/// <param name="Needed">How many have to be seen.</param>
/// <param name="Right">Those that were right.</param>
/// <param name="Precision">Share that was right, 0..1; null before the first.</param>
/// <param name="LowerBound">Share that is surely right, which has to reach the target.</param>
/// <param name="Replayed">How many of them were replayed from the past with the organization's first model.</param>
/// <param name="IsPassed">Whether that is enough for Auto.</param>
public sealed record GateProgressResponse(int Decided, int Needed, int Right, double? Precision, double LowerBound, int Replayed, bool IsPassed);
