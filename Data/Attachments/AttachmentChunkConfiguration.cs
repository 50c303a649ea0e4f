using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Attachments;

internal sealed class AttachmentChunkConfiguration : IEntityTypeConfiguration<AttachmentChunkRow>
{
    public void Configure(EntityTypeBuilder<AttachmentChunkRow> chunk)
    {
        chunk.ToTable("attachment_chunk");
        chunk.HasKey(c => new { c.OrganizationId, c.AttachmentId, c.Position });
    }
}
