using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Escalation;

internal sealed class EscalationPolicyVersionConfiguration : IEntityTypeConfiguration<EscalationPolicyVersionRow>
{
    public void Configure(EntityTypeBuilder<EscalationPolicyVersionRow> version)
    {
        version.ToTable("escalation_policy_version");
        version.HasKey(v => v.Id);
        version.Property(v => v.Policy).HasJson();
        // The history of a policy; two that change it at once meet here.
        version.HasIndex(v => new { v.OrganizationId, v.PolicyId, v.Version }).IsUnique();
    }
}
