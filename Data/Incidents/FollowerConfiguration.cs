using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class FollowerConfiguration : IEntityTypeConfiguration<FollowerRow>
{
    public void Configure(EntityTypeBuilder<FollowerRow> follower)
    {
        follower.ToTable("follower");
        follower.HasKey(f => new { f.OrganizationId, f.IncidentId, f.PersonId });
        // What a consumer follows.
        follower.HasIndex(f => new { f.OrganizationId, f.PersonId, f.IncidentId });
    }
}
