using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Auditing;

/// <summary>A stored value that was not what the record's timeline says.</summary>
public sealed class AuditDifferenceRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid RunId { get; init; }

    /// <summary>1 for the first of its run.</summary>
    public required int Ordinal { get; init; }
    public required Guid IncidentId { get; init; }
    public required string Field { get; init; }
    public required string Stored { get; init; }
    public required string Replayed { get; init; }
}
