using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class IncidentHolderConfiguration : IEntityTypeConfiguration<IncidentHolderRow>
{
    public void Configure(EntityTypeBuilder<IncidentHolderRow> holder)
    {
        holder.ToTable("incident_holder");
        // By group first: what a member may see is asked by group.
        holder.HasKey(h => new { h.OrganizationId, h.GroupId, h.IncidentId });
        holder.HasIndex(h => new { h.OrganizationId, h.IncidentId });
    }
}
