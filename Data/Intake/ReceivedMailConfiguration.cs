using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Intake;

internal sealed class ReceivedMailConfiguration : IEntityTypeConfiguration<ReceivedMailRow>
{
    public void Configure(EntityTypeBuilder<ReceivedMailRow> mail)
    {
        mail.ToTable("received_mail");
        // Each mail once, however often a mail server brings it.
        mail.HasKey(m => new { m.OrganizationId, m.Digest }).HasName(MailIntakes.ReceivedKey);
        mail.Property(m => m.Outcome).HasConversion<string>().HasMaxLength(20);
        mail.Property(m => m.Sender).HasMaxLength(254);
        // How many a sender sent lately.
        mail.HasIndex(m => new { m.OrganizationId, m.Sender, m.ReceivedAt });
        // What an administrator looks at, newest first; what is cleared away.
        mail.HasIndex(m => new { m.OrganizationId, m.ReceivedAt });
        // The whole words of a line.
        mail.HasIndex(m => new { m.OrganizationId, m.IncidentId, m.Sequence }).HasFilter("incident_id is not null");
    }
}
