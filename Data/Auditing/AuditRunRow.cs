using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Auditing;

/// <summary>One replay of every timeline of an organization.</summary>
public sealed class AuditRunRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required AuditCause Cause { get; init; }
    public required Instant StartedAt { get; init; }

    /// <summary>Null while it runs, and for good when it was interrupted.</summary>
    public Instant? FinishedAt { get; set; }

    /// <summary>Records that were replayed.</summary>
    public int Incidents { get; set; }

    /// <summary>Lines that were replayed.</summary>
    public long Lines { get; set; }

    /// <summary>Values that differed; of very many only the first are kept as <see cref="AuditDifferenceRow"/>.</summary>
    public int Differences { get; set; }
}
