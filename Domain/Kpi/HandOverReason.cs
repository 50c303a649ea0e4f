namespace IncidentPlatform.Domain.Kpi;

/// <summary>What speaks for or against handing a group over; see <see cref="HandOverPotential"/>.</summary>
public enum HandOverReason
{
    /// <summary>For it: much of the work arrives when nobody of the group is there.</summary>
    OutOfHours,

    /// <summary>For it: the promises to consumers are kept less often than is aimed at.</summary>
    BelowGoal,

    /// <summary>For it: a provider's price is below the own cost.</summary>
    Cheaper,

    /// <summary>Against it: the promises to consumers are kept.</summary>
    KeepsGoal,

    /// <summary>Against it: a provider's price is above the own cost.</summary>
    Dearer,
}
