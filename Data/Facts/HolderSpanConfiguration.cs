using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Facts;

internal sealed class HolderSpanConfiguration : IEntityTypeConfiguration<HolderSpanRow>
{
    public void Configure(EntityTypeBuilder<HolderSpanRow> span)
    {
        span.ToTable("incident_holder_span");
        span.HasKey(s => new { s.OrganizationId, s.IncidentId, s.Ordinal });
        // The backlog at an instant. A range index would answer both bounds at once, but its operators are not leakproof and so of
        // no use behind row-level security; length classes bound the ends that have to be looked at.
        span.HasIndex(s => new { s.OrganizationId, s.LengthClass, s.ToAt, s.FromAt }).HasDatabaseName("ix_incident_holder_span_ended");
        span.HasIndex(s => new { s.OrganizationId, s.FromAt }).HasFilter("to_at is null").HasDatabaseName("ix_incident_holder_span_lasting");
    }
}
