using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.MajorIncidents;

internal sealed class MajorIncidentConfiguration : IEntityTypeConfiguration<MajorIncidentRow>
{
    public void Configure(EntityTypeBuilder<MajorIncidentRow> major)
    {
        major.ToTable("major_incident");
        major.HasKey(m => m.IncidentId);
        major.Property(m => m.ReviewActions).HasJson();
        major.Property(m => m.Version).IsConcurrencyToken();
    }
}
