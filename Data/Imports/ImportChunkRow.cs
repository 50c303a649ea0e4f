using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Imports;

/// <summary>At most 256 KiB of an imported file; gone when the import is over.</summary>
public sealed class ImportChunkRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid ImportId { get; init; }
    public required int Position { get; init; }
    public required byte[] Bytes { get; init; }
}
