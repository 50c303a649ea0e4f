using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Notifications;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<MessageRow>
{
    public void Configure(EntityTypeBuilder<MessageRow> message)
    {
        message.ToTable("message");
        message.HasKey(m => m.Id);
        message.Property(m => m.Kind).HasMaxLength(40);
        // Written once for what it stands for, however often its delivery is handled.
        message.HasIndex(m => new { m.OrganizationId, m.DedupeKey }).IsUnique();
        message.HasIndex(m => new { m.OrganizationId, m.IncidentId });
        // How much a person was told lately, and what a digest lists.
        message.HasIndex(m => new { m.OrganizationId, m.PersonId, m.CreatedAt });
        message.HasIndex(m => new { m.OrganizationId, m.DigestId }).HasFilter("digest_id is not null");
    }
}
