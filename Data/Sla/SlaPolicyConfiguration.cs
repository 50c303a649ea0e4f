using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Sla;

internal sealed class SlaPolicyConfiguration : IEntityTypeConfiguration<SlaPolicyRow>
{
    public void Configure(EntityTypeBuilder<SlaPolicyRow> policy)
    {
        policy.ToTable("sla_policy");
        policy.HasKey(p => p.Id);
        policy.HasIndex(p => new { p.OrganizationId, p.Name }).IsUnique();
    }
}
