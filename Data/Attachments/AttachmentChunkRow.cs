using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Attachments;

/// <summary>At most 256 KiB of a file.</summary>
public sealed class AttachmentChunkRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid AttachmentId { get; init; }
    public required int Position { get; init; }
    public required byte[] Bytes { get; init; }
}
