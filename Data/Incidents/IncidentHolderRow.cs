using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>A group that has or had a record; what its members may see.</summary>
public sealed class IncidentHolderRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid GroupId { get; init; }
    public required Guid IncidentId { get; init; }
    public required Instant FirstHeldAt { get; init; }

    /// <summary>When the record was opened: the order of the lists.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Whether the record is open: of those that a group gave away, few are.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Last line that the group wrote or could read while it held the record; null while it holds it.</summary>
    public int? UntilSequence { get; set; }
}
