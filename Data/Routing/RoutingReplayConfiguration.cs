using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class RoutingReplayConfiguration : IEntityTypeConfiguration<RoutingReplayRow>
{
    public void Configure(EntityTypeBuilder<RoutingReplayRow> replay)
    {
        replay.ToTable("routing_replay");
        // Once for an organization: what it learned later is proved by its own decisions.
        replay.HasKey(r => new { r.OrganizationId, r.GroupId });
    }
}
