using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Intake;

internal sealed class MailIntakeConfiguration : IEntityTypeConfiguration<MailIntakeRow>
{
    public void Configure(EntityTypeBuilder<MailIntakeRow> intake)
    {
        intake.ToTable("mail_intake");
        intake.HasKey(i => i.OrganizationId);
        intake.Property(i => i.Address).HasMaxLength(254);
        intake.Property(i => i.Version).IsConcurrencyToken();
        // A mail belongs to one organization.
        intake.HasIndex(i => i.Address).IsUnique().HasDatabaseName(MailIntakes.AddressIndex);
    }
}
