using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.MajorIncidents;
using NodaTime;

namespace IncidentPlatform.Data.MajorIncidents;

/// <summary>A burst of similar records on one service, proposed as a major incident.</summary>
public sealed class MajorProposalRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid ServiceId { get; init; }
    public MajorProposalState State { get; set; } = MajorProposalState.Open;
    public required Instant ProposedAt { get; init; }

    /// <summary>The record that was declared; null exactly when <see cref="State"/> is not Accepted.</summary>
    public Guid? MajorId { get; set; }
    public Instant? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }

    /// <summary>Why it is none; null unless it was dismissed.</summary>
    public string? Reason { get; set; }
}
