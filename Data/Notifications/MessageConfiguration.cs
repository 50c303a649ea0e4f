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
        // What a person has not read in the application: few, however much they were told.
        message.HasIndex(m => new { m.OrganizationId, m.PersonId, m.CreatedAt, m.Id }).IsDescending(false, false, true, true)
            .HasFilter("read_at is null and (incident_id is not null or page is not null)").HasDatabaseName("ix_message_unread");
        message.HasIndex(m => new { m.OrganizationId, m.DigestId }).HasFilter("digest_id is not null");
    }
}
