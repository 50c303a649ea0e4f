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

    /// <summary>Last line that the group wrote or could read while it held the record; null while it holds it.</summary>
    public int? UntilSequence { get; set; }
}
