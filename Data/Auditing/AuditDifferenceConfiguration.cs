using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Auditing;

internal sealed class AuditDifferenceConfiguration : IEntityTypeConfiguration<AuditDifferenceRow>
{
    public void Configure(EntityTypeBuilder<AuditDifferenceRow> difference)
    {
        difference.ToTable("audit_difference");
        // The key serves the list of a run as well.
        difference.HasKey(d => new { d.OrganizationId, d.RunId, d.Ordinal });
    }
}
