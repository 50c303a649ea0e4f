namespace IncidentPlatform.Domain.Routing;

/// <summary>What became of a prediction, once the record is resolved.</summary>
public enum RoutingJudgement
{
    /// <summary>The group that it named resolved the record.</summary>
    Right,

    /// <summary>Another group resolved it, and nobody said that the first one had been right as well.</summary>
    Wrong,

    /// <summary>It left the named group for load, or because what was left needed another skill: this speaks neither for nor against.</summary>
    Excused,
}
