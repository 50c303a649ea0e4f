using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.ServiceCatalog;

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<ServiceRow>
{
    public void Configure(EntityTypeBuilder<ServiceRow> service)
    {
        service.ToTable("service");
        service.HasKey(s => s.Id);
        service.HasIndex(s => new { s.OrganizationId, s.Key }).IsUnique();
        service.Property(s => s.Key).HasMaxLength(60);
    }
}
