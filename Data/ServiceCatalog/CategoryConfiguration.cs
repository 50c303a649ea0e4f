using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.ServiceCatalog;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<CategoryRow>
{
    public void Configure(EntityTypeBuilder<CategoryRow> category)
    {
        category.ToTable("category");
        category.HasKey(c => c.Id);
        category.HasIndex(c => new { c.OrganizationId, c.Key }).IsUnique();
        category.Property(c => c.Key).HasMaxLength(60);
    }
}
