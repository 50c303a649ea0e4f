using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Sla;

internal sealed class LevelLaneConfiguration : IEntityTypeConfiguration<LevelLaneRow>
{
    public void Configure(EntityTypeBuilder<LevelLaneRow> lane)
    {
        lane.ToTable("level_lane");
        lane.HasKey(l => new { l.OrganizationId, l.ChangeId, l.Lane });
        // The worker asks across organizations through a function; only what is unfinished is in it.
        lane.HasIndex(l => new { l.ChangeId, l.Lane }).HasFilter("finished_at is null").HasDatabaseName("ix_level_lane_unfinished");
    }
}
