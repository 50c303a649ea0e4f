using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class TimelineTextConfiguration : IEntityTypeConfiguration<TimelineTextRow>
{
    public void Configure(EntityTypeBuilder<TimelineTextRow> text)
    {
        text.ToTable("timeline_text");
        text.HasKey(t => new { t.OrganizationId, t.IncidentId, t.Sequence });
    }
}
