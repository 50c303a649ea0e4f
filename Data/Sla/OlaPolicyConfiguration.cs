using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Sla;

internal sealed class OlaPolicyConfiguration : IEntityTypeConfiguration<OlaPolicyRow>
{
    public void Configure(EntityTypeBuilder<OlaPolicyRow> policy)
    {
        policy.ToTable("ola_policy", table => table.HasCheckConstraint("ck_ola_policy_one_holder", "num_nonnulls(group_id, agreement_id) = 1"));
        policy.HasKey(p => p.Id);
        // One promise per holder; asked whenever a record arrives at a group.
        policy.HasIndex(p => new { p.OrganizationId, p.GroupId }).IsUnique().HasFilter("group_id is not null");
        policy.HasIndex(p => new { p.OrganizationId, p.AgreementId }).IsUnique().HasFilter("agreement_id is not null");
    }
}
