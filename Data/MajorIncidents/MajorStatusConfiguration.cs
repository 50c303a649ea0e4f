using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.MajorIncidents;

internal sealed class MajorStatusConfiguration : IEntityTypeConfiguration<MajorStatusRow>
{
    public void Configure(EntityTypeBuilder<MajorStatusRow> status)
    {
        status.ToTable("major_status");
        // One word on a service at a time.
        status.HasKey(s => new { s.OrganizationId, s.IncidentId, s.ServiceId });
    }
}
