namespace IncidentPlatform.Domain.Incidents;

/// <summary>Which resolution codes belong to which kind of record.</summary>
public static class ResolutionCodes
{
    private static readonly IReadOnlyList<ResolutionCode> Incident =
    [
        ResolutionCode.Solved, ResolutionCode.Workaround, ResolutionCode.KnownError, ResolutionCode.Duplicate,
        ResolutionCode.NotReproducible, ResolutionCode.ByDesign, ResolutionCode.SolvedByConsumer, ResolutionCode.NotAnIncident,
    ];

    /// <summary>The codes with which a record of this kind can be resolved, in the order in which they are offered.</summary>
    public static IReadOnlyList<ResolutionCode> For(IncidentKind kind) => kind switch
    {
        IncidentKind.Incident => Incident,
        IncidentKind.Question => [ResolutionCode.Answered, ResolutionCode.Duplicate],
        IncidentKind.Complaint => [ResolutionCode.Upheld, ResolutionCode.NotUpheld],
        IncidentKind.ServiceRequest => [ResolutionCode.Fulfilled, ResolutionCode.Refused],
    };

    /// <summary>Whether records resolved with this code are counted apart and enter no mean.</summary>
    public static bool IsCountedApart(ResolutionCode code) => code is ResolutionCode.Duplicate or ResolutionCode.NotAnIncident;
}
