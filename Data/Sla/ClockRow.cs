using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>A service-level clock of a record; its truth is the list of spans.</summary>
public sealed class ClockRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required ClockMetric Metric { get; init; }
    public ClockLevel Level { get; init; }

    /// <summary>The group whose time with the record it measures; null for the organization's own promise.</summary>
    public Guid? HolderGroupId { get; init; }
    public int Run { get; set; }
    public ClockState State { get; set; }
    public Guid PolicyVersionId { get; set; }
    public Guid CalendarVersionId { get; set; }
    public long TargetSeconds { get; set; }
    public ClockSpan[] Spans { get; set; } = [];
    public Instant StartedAt { get; set; }
    public Instant? StoppedAt { get; set; }
    public Instant? DueAt { get; set; }
    public Instant? BreachedAt { get; set; }
    public BreachCause? BreachCause { get; set; }
    public Instant? ExcusedAt { get; set; }
    public ClockTarget? AfterReopening { get; set; }
    public int Band { get; set; }
    public int Generation { get; set; }
}
