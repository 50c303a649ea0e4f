using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class IncidentLinkConfiguration : IEntityTypeConfiguration<IncidentLinkRow>
{
    public void Configure(EntityTypeBuilder<IncidentLinkRow> link)
    {
        link.ToTable("incident_link");
        link.HasKey(l => new { l.OrganizationId, l.IncidentId, l.Type, l.OtherId });
        link.HasIndex(l => new { l.OrganizationId, l.OtherId });
    }
}
