using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.SupportGroups;

internal sealed class GroupMembershipConfiguration : IEntityTypeConfiguration<GroupMembershipRow>
{
    public void Configure(EntityTypeBuilder<GroupMembershipRow> membership)
    {
        membership.ToTable("group_membership");
        membership.HasKey(m => new { m.OrganizationId, m.GroupId, m.PersonId });
        // The groups of a person, asked with each session.
        membership.HasIndex(m => new { m.OrganizationId, m.PersonId });
    }
}
