using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Attachments;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<AttachmentRow>
{
    public void Configure(EntityTypeBuilder<AttachmentRow> attachment)
    {
        attachment.ToTable("attachment");
        attachment.HasKey(a => a.Id);
        attachment.HasIndex(a => new { a.OrganizationId, a.IncidentId, a.CreatedAt });
    }
}
