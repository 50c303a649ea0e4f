namespace IncidentPlatform.Domain.Routing;

/// <summary>When a group may be assigned without a person. Definition: docs/routing.md, "Modes".</summary>
public static class RoutingGate
{
    /// <summary>Decisions that have to be seen.</summary>
    public const int Needed = 100;

    /// <summary>By how much rolling precision may lie below the target before the group steps back.</summary>
    public const double Leeway = 0.03;

    /// <summary>How far a group is.</summary>
    /// <param name="right">Decisions that would have been applied and were right.</param>
    /// <param name="decided">Decisions that would have been applied and whose outcome is known.</param>
    /// <param name="target">Share that has to be right, 0..1.</param>
    public static GateProgress Of(int right, int decided, double target)
    {
        var bound = WilsonBound.Lower(right, decided);
        return new GateProgress(decided, right, bound, IsPassed: decided >= Needed && bound >= target);
    }

    /// <summary>Whether a group that is assigned automatically has to step back.</summary>
    /// <param name="right">Of its latest decisions, those that were right.</param>
    /// <param name="decided">Its latest decisions whose outcome is known.</param>
    /// <param name="fewest">Of fewer nothing is concluded: the first mistake of a handful is no trend.</param>
    /// <param name="target">Share that has to be right, 0..1.</param>
    public static bool StepsBack(int right, int decided, int fewest, double target) =>
        decided >= fewest && right < (target - Leeway) * decided;
}
