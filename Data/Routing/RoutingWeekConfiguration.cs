using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class RoutingWeekConfiguration : IEntityTypeConfiguration<RoutingWeekRow>
{
    public void Configure(EntityTypeBuilder<RoutingWeekRow> week)
    {
        week.ToTable("routing_week");
        // The newest weeks are read first, whatever version measured them.
        week.HasKey(w => new { w.OrganizationId, w.WeekOn, w.Version });
        week.Property(w => w.Figures).HasColumnType("jsonb");
    }
}
