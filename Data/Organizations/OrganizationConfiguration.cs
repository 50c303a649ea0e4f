using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Organizations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<OrganizationRow>
{
    public void Configure(EntityTypeBuilder<OrganizationRow> organization)
    {
        organization.ToTable("organization");
        organization.HasKey(o => o.Id);
        // Numbers of records start with it, and sign-up refuses a taken one.
        organization.HasIndex(o => o.Key).IsUnique();
        organization.Property(o => o.Key).HasMaxLength(10);
        organization.Property(o => o.HourlyCostCurrency).HasMaxLength(3);
        organization.Property(o => o.PriorityMatrix).HasJson();
        organization.Property(o => o.PriorityMatrixVersion).HasDefaultValue(1);
    }
}
