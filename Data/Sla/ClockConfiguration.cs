using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Sla;

internal sealed class ClockConfiguration : IEntityTypeConfiguration<ClockRow>
{
    public void Configure(EntityTypeBuilder<ClockRow> clock)
    {
        clock.ToTable("clock");
        clock.HasKey(c => c.Id);
        clock.Property(c => c.Spans).HasJson();
        clock.Property(c => c.AfterReopening!).HasJson();
        // The clocks of a record, read and written with it. Of a chain each link has its run; the organization's own have no holder.
        clock.HasIndex(c => new { c.OrganizationId, c.IncidentId, c.Level, c.Metric, c.HolderGroupId, c.Run })
            .IsUnique().AreNullsDistinct(false).HasDatabaseName("ix_clock_incident");
        // The auditor asks for targets that were used up and noted by nobody: it is empty but for the next second's.
        clock.HasIndex(c => new { c.DueAt, c.Id }).HasFilter("level = 'Sla' and state = 'Running' and breached_at is null")
            .HasDatabaseName("ix_clock_unnoted");
    }
}
