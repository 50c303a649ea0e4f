using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Attachments;

/// <summary>Puts files beside their records.</summary>
public static class AttachmentStore
{
    /// <summary>Bytes in one piece: 256 KiB.</summary>
    public const int ChunkLength = 256 * 1024;

    /// <summary>Writes a piece in the transaction that is open. Not through the context, which would keep every piece in memory until the end.</summary>
    public static Task WriteChunkAsync(
        PlatformDbContext db, Guid organizationId, Guid attachmentId, int position, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"insert into attachment_chunk (organization_id, attachment_id, position, bytes) values ({organizationId}, {attachmentId}, {position}, {bytes.ToArray()})",
            cancel);
}
