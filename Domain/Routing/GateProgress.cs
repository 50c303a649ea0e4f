namespace IncidentPlatform.Domain.Routing;

/// <summary>How far a group is on its way to being assigned without a person.</summary>
/// <param name="Decided">Decisions that would have been applied and whose outcome is known.</param>
/// <param name="Right">Those that were right.</param>
/// <param name="LowerBound">The share that is surely right, 0..1.</param>
/// <param name="IsPassed">Whether that is enough.</param>
public sealed record GateProgress(int Decided, int Right, double LowerBound, bool IsPassed)
{
    /// <summary>Share that was right; null before the first decision.</summary>
    public double? Precision => Decided == 0 ? null : Right / (double)Decided;
}
