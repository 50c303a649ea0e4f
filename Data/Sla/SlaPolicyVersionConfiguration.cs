using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Sla;

internal sealed class SlaPolicyVersionConfiguration : IEntityTypeConfiguration<SlaPolicyVersionRow>
{
    public void Configure(EntityTypeBuilder<SlaPolicyVersionRow> version)
    {
        version.ToTable("sla_policy_version");
        version.HasKey(v => v.Id);
        version.Property(v => v.Policy).HasJson();
        version.HasIndex(v => new { v.OrganizationId, v.PolicyId, v.Version }).IsUnique();
    }
}
