using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Agreements;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<AgreementRow>
{
    public void Configure(EntityTypeBuilder<AgreementRow> agreement)
    {
        agreement.ToTable("agreement");
        agreement.HasKey(a => a.Id);
        agreement.Property(a => a.Currency).HasMaxLength(3);
        agreement.HasIndex(a => new { a.OrganizationId, a.GroupId });
        // A provider asks for what was handed to it.
        agreement.HasIndex(a => new { a.ProviderId, a.GroupId });
    }
}
