using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Auditing;

internal sealed class AuditRunConfiguration : IEntityTypeConfiguration<AuditRunRow>
{
    public void Configure(EntityTypeBuilder<AuditRunRow> run)
    {
        run.ToTable("audit_run");
        run.HasKey(r => r.Id);
        // The last one, and the list of them.
        run.HasIndex(r => new { r.OrganizationId, r.StartedAt, r.Id }).IsDescending(false, true, true).HasDatabaseName("ix_audit_run_started");
    }
}
