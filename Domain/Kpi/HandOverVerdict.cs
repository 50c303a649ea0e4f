namespace IncidentPlatform.Domain.Kpi;

/// <summary>Whether a provider delivered what it promised.</summary>
public enum HandOverVerdict
{
    /// <summary>The agreement names no targets, or no record had one.</summary>
    NothingPromised,

    /// <summary>Too few promises came to an end to say: see <see cref="HandOverPotential.FewestCases"/>.</summary>
    TooFew,

    /// <summary>The organization aims at nothing with which they could be compared.</summary>
    NoGoal,

    /// <summary>Kept as often as is aimed at.</summary>
    Delivered,

    /// <summary>Kept less often.</summary>
    Missed,
}
