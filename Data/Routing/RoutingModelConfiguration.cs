using IncidentPlatform.Data.Json;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class RoutingModelConfiguration : IEntityTypeConfiguration<RoutingModelRow>
{
    public void Configure(EntityTypeBuilder<RoutingModelRow> model)
    {
        model.ToTable("routing_model");
        model.HasKey(m => new { m.OrganizationId, m.Version });
        model.HasIndex(m => m.Id).IsUnique();
        model.Property(m => m.State).HasMaxLength(20);
        model.Property(m => m.Metrics).HasColumnType("jsonb");
        model.Property(m => m.Trigger).HasMaxLength(20).HasDefaultValueSql("'Demand'").HasSentinel(RoutingTrigger.Demand);
        model.Property(m => m.Drift).HasJson().HasDefaultValueSql("'[]'");
        model.Property(m => m.PromotionCause).HasMaxLength(20);
    }
}
