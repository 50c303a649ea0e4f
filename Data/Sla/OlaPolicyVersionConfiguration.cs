using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Sla;

internal sealed class OlaPolicyVersionConfiguration : IEntityTypeConfiguration<OlaPolicyVersionRow>
{
    public void Configure(EntityTypeBuilder<OlaPolicyVersionRow> version)
    {
        version.ToTable("ola_policy_version");
        version.HasKey(v => v.Id);
        version.Property(v => v.Policy).HasJson();
        version.HasIndex(v => new { v.OrganizationId, v.OlaPolicyId, v.Version }).IsUnique();
    }
}
