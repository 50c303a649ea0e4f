using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class TrainingExclusionConfiguration : IEntityTypeConfiguration<TrainingExclusionRow>
{
    public void Configure(EntityTypeBuilder<TrainingExclusionRow> exclusion)
    {
        exclusion.ToTable("routing_exclusion");
        exclusion.HasKey(e => e.Id);
        // All of an organization's, in the order in which they were said.
        exclusion.HasIndex(e => new { e.OrganizationId, e.CreatedAt, e.Id });
        exclusion.Property(e => e.Reason).HasMaxLength(200);
    }
}
