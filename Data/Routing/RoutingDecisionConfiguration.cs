using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class RoutingDecisionConfiguration : IEntityTypeConfiguration<RoutingDecisionRow>
{
    public void Configure(EntityTypeBuilder<RoutingDecisionRow> decision)
    {
        decision.ToTable("routing_decision");
        // One decision per record: a repeated delivery meets it.
        decision.HasKey(d => new { d.OrganizationId, d.IncidentId });
        // The misroutes of a week, newest first.
        decision.HasIndex(d => new { d.OrganizationId, d.At, d.IncidentId }).IsDescending(false, true, true);
        decision.Property(d => d.Suggestions).HasJson();
        decision.Property(d => d.SimilarRecords).HasJson().HasDefaultValueSql("'[]'");
    }
}
