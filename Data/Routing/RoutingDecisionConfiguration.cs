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
        // How good a group's latest decisions were. Only those that are judged and would have been applied are in it.
        decision.HasIndex(d => new { d.OrganizationId, d.GroupId, d.JudgedAt }).IsDescending(false, false, true)
            .HasFilter("would_apply and judgement is not null").HasDatabaseName("ix_routing_decision_applied");
        // What has become known since an instant, and what thresholds are picked from.
        decision.HasIndex(d => new { d.OrganizationId, d.JudgedAt }).IsDescending(false, true)
            .HasFilter("judgement is not null").HasDatabaseName("ix_routing_decision_judged");
    }
}
