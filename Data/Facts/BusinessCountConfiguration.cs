using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Facts;

internal sealed class BusinessCountConfiguration : IEntityTypeConfiguration<BusinessCountRow>
{
    public void Configure(EntityTypeBuilder<BusinessCountRow> count)
    {
        count.ToTable("business_count");
        count.HasKey(c => new { c.OrganizationId, c.Day, c.Name, c.Label, c.Sublabel, c.Slot });
        count.Property(c => c.Name).HasMaxLength(40);
        count.Property(c => c.Label).HasMaxLength(40);
        count.Property(c => c.Sublabel).HasMaxLength(40);
    }
}
