using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class RoutingChangeConfiguration : IEntityTypeConfiguration<RoutingChangeRow>
{
    public void Configure(EntityTypeBuilder<RoutingChangeRow> change)
    {
        change.ToTable("routing_change");
        change.HasKey(c => c.Id);
        // The list, newest first.
        change.HasIndex(c => new { c.OrganizationId, c.At, c.Id }).IsDescending(false, true, true);
    }
}
