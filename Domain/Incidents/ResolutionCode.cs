namespace IncidentPlatform.Domain.Incidents;

/// <summary>How a record was resolved. Which codes belong to which kind stands in <see cref="ResolutionCodes"/>.</summary>
public enum ResolutionCode
{
    /// <summary>The cause is gone.</summary>
    Solved,

    /// <summary>The consumer can work, the cause remains.</summary>
    Workaround,

    /// <summary>A known error with its documented way around.</summary>
    KnownError,

    /// <summary>Another record covers it.</summary>
    Duplicate,

    /// <summary>It could not be seen again.</summary>
    NotReproducible,

    /// <summary>It works as it is meant to.</summary>
    ByDesign,

    /// <summary>The consumer solved it.</summary>
    SolvedByConsumer,

    /// <summary>Nothing was wrong.</summary>
    NotAnIncident,

    /// <summary>A question was answered.</summary>
    Answered,

    /// <summary>A complaint was right.</summary>
    Upheld,

    /// <summary>A complaint was not right.</summary>
    NotUpheld,

    /// <summary>A service request was carried out.</summary>
    Fulfilled,

    /// <summary>A service request was refused.</summary>
    Refused,
}
