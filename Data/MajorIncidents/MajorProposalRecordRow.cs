using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.MajorIncidents;

/// <summary>A record of a burst. It goes on being kept after the decision: by it a burst that continues is known.</summary>
public sealed class MajorProposalRecordRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required Guid ProposalId { get; init; }
}
