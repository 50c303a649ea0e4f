using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>
/// A part of the records that a change of levels has to reach: those with ids in a range. The row is the progress: each batch
/// moves it on in its own transaction, so that whoever comes next, or comes back, goes on behind the last record. Several
/// lanes let several processes, or several hands of one, work on the same change.
/// </summary>
public sealed class LevelLaneRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid ChangeId { get; init; }
    public required int Lane { get; init; }

    /// <summary>The last record that was looked at; at first, the one before the lane.</summary>
    public required Guid AfterId { get; set; }

    /// <summary>The last record of the lane; null for no end.</summary>
    public Guid? UntilId { get; init; }

    /// <summary>Records that were looked at so far.</summary>
    public int Examined { get; set; }
    public int Changed { get; set; }
    public int BecameLate { get; set; }
    public int DueSooner { get; set; }
    public int DueLater { get; set; }
    public int SilencedSteps { get; set; }

    /// <summary>Records that could not be changed and were passed over; the log names them.</summary>
    public int Failed { get; set; }

    /// <summary>When no record was left; null before.</summary>
    public Instant? FinishedAt { get; set; }
}
