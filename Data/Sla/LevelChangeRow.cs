using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>
/// A change of levels on its way through the open records. The row is the progress: each batch moves it on in its own
/// transaction, so that whoever comes next, or comes back, goes on behind the last record.
/// </summary>
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
    public LevelChangeState State { get; set; }
    public required Instant CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }

    /// <summary>Records that were concerned when the change was made.</summary>
    public required int Total { get; init; }

    /// <summary>Records that were looked at so far.</summary>
    public int Examined { get; set; }
    public int Changed { get; set; }
    public int BecameLate { get; set; }
    public int DueSooner { get; set; }
    public int DueLater { get; set; }
    public int SilencedSteps { get; set; }

    /// <summary>Records that could not be changed and were passed over; the log names them.</summary>
    public int Failed { get; set; }

    /// <summary>The last record that was looked at; they are taken in the order of their ids.</summary>
    public Guid LastIncidentId { get; set; }
    public Instant? StartedAt { get; set; }
    public Instant? FinishedAt { get; set; }
}
