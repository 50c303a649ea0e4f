using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>What became of a clock's promise; see <see cref="ClockFact"/>.</summary>
public sealed class ClockFactRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid ClockId { get; init; }
    public required Guid IncidentId { get; init; }
    public IncidentKind Kind { get; set; }
    public bool IsRestricted { get; set; }
    public bool IsImported { get; set; }
    public bool IsCountedApart { get; set; }
    public ClockMetric Metric { get; set; }
    public ClockLevel Level { get; set; }
    public ClockState State { get; set; }
    public ClockOutcome Outcome { get; set; }
    public bool IsExcused { get; set; }

    /// <summary>When met or breached; while open when due. Null while it stands still with target left.</summary>
    public Instant? At { get; set; }
    public Priority Priority { get; set; }
    public Guid ServiceId { get; set; }
    public Guid GroupId { get; set; }
    public Guid? ProviderId { get; set; }
    public long TargetSeconds { get; set; }
    public long? ElapsedSeconds { get; set; }
    public int Band { get; set; }
    public Instant? HalfAt { get; set; }
    public Instant? ThreeQuartersAt { get; set; }
    public Instant? NinetyAt { get; set; }
}
