using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class RoutingGroupConfiguration : IEntityTypeConfiguration<RoutingGroupRow>
{
    public void Configure(EntityTypeBuilder<RoutingGroupRow> group)
    {
        group.ToTable("routing_group");
        group.HasKey(g => new { g.OrganizationId, g.GroupId });
    }
}
