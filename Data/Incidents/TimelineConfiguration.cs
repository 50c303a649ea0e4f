using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class TimelineConfiguration : IEntityTypeConfiguration<TimelineRow>
{
    public void Configure(EntityTypeBuilder<TimelineRow> line)
    {
        line.ToTable("timeline");
        line.HasKey(l => new { l.OrganizationId, l.IncidentId, l.Sequence });
        line.Property(l => l.Type).HasMaxLength(40);
        line.Property(l => l.Entry).HasJson();
    }
}
