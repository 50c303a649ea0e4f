namespace IncidentPlatform.Domain.MajorIncidents;

/// <summary>What a new record means for the bursts of its service.</summary>
public abstract record BurstAnswer
{
    private BurstAnswer()
    {
    }

    /// <summary>There is no burst.</summary>
    public sealed record Quiet : BurstAnswer;

    /// <summary>The record belongs to a burst that was proposed already.</summary>
    /// <param name="ProposalId">Which.</param>
    public sealed record Joins(Guid ProposalId) : BurstAnswer;

    /// <summary>The record makes a burst.</summary>
    /// <param name="Records">All of it, the new record among them, by opening.</param>
    public sealed record Proposes(IReadOnlyList<BurstRecord> Records) : BurstAnswer;
}
