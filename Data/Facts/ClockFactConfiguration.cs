using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Facts;

internal sealed class ClockFactConfiguration : IEntityTypeConfiguration<ClockFactRow>
{
    /// <summary>The clocks that count time now, as the partial index says it.</summary>
    internal const string Running = "state = 'Running'";

    public void Configure(EntityTypeBuilder<ClockFactRow> clock)
    {
        clock.ToTable("clock_fact");
        clock.HasKey(c => new { c.OrganizationId, c.ClockId });
        clock.HasIndex(c => new { c.OrganizationId, c.IncidentId }).HasDatabaseName("ix_clock_fact_incident");
        // Attainment over up to a year from the index alone; the table is several times as wide.
        clock.HasIndex(c => new { c.OrganizationId, c.At })
            .IncludeProperties(c => new { c.Outcome, c.IsExcused, c.Level, c.Metric, c.Kind, c.Priority, c.IsCountedApart, c.IsRestricted, c.IsImported, c.ServiceId, c.GroupId, c.ProviderId })
            .HasDatabaseName("ix_clock_fact_at");
        // Breach risk now; its size follows what is open.
        clock.HasIndex(c => c.OrganizationId).HasFilter(Running).HasDatabaseName("ix_clock_fact_running");
    }
}
