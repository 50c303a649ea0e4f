using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Identity;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<MembershipRow>
{
    public void Configure(EntityTypeBuilder<MembershipRow> membership)
    {
        membership.ToTable("membership");
        membership.HasKey(m => new { m.OrganizationId, m.PersonId });
        membership.Property(m => m.Roles).IsRoleArray();
        // A view that is deleted is nobody's beginning any more.
        membership.HasIndex(m => m.DefaultViewId).HasFilter("default_view_id is not null");
        membership.HasOne<Views.SavedViewRow>().WithMany().HasForeignKey(m => m.DefaultViewId).OnDelete(DeleteBehavior.SetNull);
        // Sign-in asks for the organizations of a person.
        membership.HasIndex(m => m.PersonId);
    }
}
