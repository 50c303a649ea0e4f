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
        // The clocks of a record, read and written with it.
        clock.HasIndex(c => new { c.OrganizationId, c.IncidentId, c.Metric }).IsUnique();
        // The auditor asks for targets that were used up and noted by nobody: it is empty but for the next second's.
        clock.HasIndex(c => new { c.DueAt, c.Id }).HasFilter("state = 'Running' and breached_at is null").HasDatabaseName("ix_clock_unnoted");
    }
}
