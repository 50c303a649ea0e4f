using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class GroupSuccessorConfiguration : IEntityTypeConfiguration<GroupSuccessorRow>
{
    public void Configure(EntityTypeBuilder<GroupSuccessorRow> successor)
    {
        successor.ToTable("group_successor");
        successor.HasKey(s => s.Id);
        // One way to go from a group, and one more for each service that was split off.
        successor.HasIndex(s => new { s.OrganizationId, s.GroupId, s.ServiceId }).IsUnique().AreNullsDistinct(false);
    }
}
