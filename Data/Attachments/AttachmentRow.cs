using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Attachments;

/// <summary>A file on a record; its bytes stand in chunks.</summary>
public sealed class AttachmentRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Size { get; init; }
    public required byte[] Sha256 { get; init; }
    public required bool IsInternal { get; init; }
    public required Guid UploadedBy { get; init; }
    public required Instant CreatedAt { get; init; }
}
