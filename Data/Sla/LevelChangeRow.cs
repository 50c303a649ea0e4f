using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>A change of levels on its way through the open records; how far it is stands in its lanes.</summary>
public sealed class LevelChangeRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required LevelSubject Subject { get; init; }

    /// <summary>The policy or calendar; null for the priority matrix.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Its new version; null for the priority matrix.</summary>
    public Guid? VersionId { get; init; }

    /// <summary>The new priority matrix; null for other subjects.</summary>
    public PriorityMatrix? Matrix { get; init; }
    public required RebaseMode Mode { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }

    /// <summary>Records that were concerned when the change was made.</summary>
    public required int Total { get; init; }

    /// <summary>When the last lane was through; null before.</summary>
    public Instant? FinishedAt { get; set; }
}
