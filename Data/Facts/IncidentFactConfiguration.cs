using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Facts;

internal sealed class IncidentFactConfiguration : IEntityTypeConfiguration<IncidentFactRow>
{
    public void Configure(EntityTypeBuilder<IncidentFactRow> fact)
    {
        fact.ToTable("incident_fact");
        fact.HasKey(f => new { f.OrganizationId, f.IncidentId });
        fact.Property(f => f.Aged1At).HasColumnName("aged_1_at");
        fact.Property(f => f.Aged3At).HasColumnName("aged_3_at");
        fact.Property(f => f.Aged7At).HasColumnName("aged_7_at");
        fact.Property(f => f.Aged14At).HasColumnName("aged_14_at");

        // A report asks for the records whose event lies in its period, and lists them newest first.
        fact.HasIndex(f => new { f.OrganizationId, f.OpenedAt, f.IncidentId }).HasDatabaseName("ix_incident_fact_opened");
        fact.HasIndex(f => new { f.OrganizationId, f.RespondedAt, f.IncidentId }).HasDatabaseName("ix_incident_fact_responded");
        fact.HasIndex(f => new { f.OrganizationId, f.ResolvedAt, f.IncidentId }).HasDatabaseName("ix_incident_fact_resolved");
        fact.HasIndex(f => new { f.OrganizationId, f.ClosedAt, f.IncidentId }).HasDatabaseName("ix_incident_fact_closed");
    }
}
