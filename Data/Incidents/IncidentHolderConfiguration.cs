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
        // What a group gave away: newest first, and the few that are still open.
        holder.HasIndex(h => new { h.OrganizationId, h.GroupId, h.OpenedAt, h.IncidentId }).IsDescending(false, false, true, true)
            .HasFilter("until_sequence is not null").HasDatabaseName("ix_incident_holder_former");
        holder.HasIndex(h => new { h.OrganizationId, h.GroupId, h.IncidentId })
            .HasFilter("until_sequence is not null and is_open").HasDatabaseName("ix_incident_holder_former_open");
    }
}
