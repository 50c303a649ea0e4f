using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Escalation;

internal sealed class EscalationPolicyConfiguration : IEntityTypeConfiguration<EscalationPolicyRow>
{
    public void Configure(EntityTypeBuilder<EscalationPolicyRow> policy)
    {
        policy.ToTable("escalation_policy");
        policy.HasKey(p => p.Id);
        policy.Property(p => p.Name).HasMaxLength(120);
        // Listed by name, and no name twice.
        policy.HasIndex(p => new { p.OrganizationId, p.Name }).IsUnique();
    }
}
