using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.MajorIncidents;

/// <summary>How a major incident is led and what was learned of it. One that a rule declared has no row until somebody takes it in hand.</summary>
public sealed class MajorIncidentRow : ITenantRow
{
    /// <summary>Between two public words, when nobody said otherwise: half an hour.</summary>
    public const int DefaultCadenceSeconds = 1_800;

    public required Guid IncidentId { get; init; }
    public required Guid OrganizationId { get; init; }
    public Guid? LeadId { get; set; }
    public int UpdateCadenceSeconds { get; set; } = DefaultCadenceSeconds;

    /// <summary>What happened and why, in the words of the review; null before it is written.</summary>
    public string? ReviewProblem { get; set; }
    public IReadOnlyList<MajorAction> ReviewActions { get; set; } = [];
    public Instant? ReviewedAt { get; set; }
    public Guid? ReviewedBy { get; set; }

    /// <summary>Rises with each change of this row.</summary>
    public int Version { get; set; } = 1;
}
