using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Facts;

internal sealed class HolderSpanConfiguration : IEntityTypeConfiguration<HolderSpanRow>
{
    public void Configure(EntityTypeBuilder<HolderSpanRow> span)
    {
        span.ToTable("incident_holder_span");
        span.HasKey(s => new { s.OrganizationId, s.IncidentId, s.Ordinal });
        // The backlog at an instant: spans that end after it or last. A range index would answer both bounds at once, but its
        // operators are not leakproof and so of no use behind row-level security.
        span.HasIndex(s => new { s.OrganizationId, s.ToAt, s.FromAt }).HasDatabaseName("ix_incident_holder_span_to");
    }
}
