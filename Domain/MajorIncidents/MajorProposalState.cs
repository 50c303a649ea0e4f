namespace IncidentPlatform.Domain.MajorIncidents;

/// <summary>What became of a proposed major incident.</summary>
public enum MajorProposalState
{
    /// <summary>Nobody has decided; it grows with its burst.</summary>
    Open,

    /// <summary>It was declared.</summary>
    Accepted,

    /// <summary>It is none.</summary>
    Dismissed,
}
