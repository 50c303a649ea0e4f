using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.SupportGroups;

internal sealed class SupportGroupConfiguration : IEntityTypeConfiguration<SupportGroupRow>
{
    public void Configure(EntityTypeBuilder<SupportGroupRow> group)
    {
        group.ToTable("support_group");
        group.HasKey(g => g.Id);
        group.HasIndex(g => new { g.OrganizationId, g.Key }).IsUnique();
        group.Property(g => g.Key).HasMaxLength(60);
    }
}
