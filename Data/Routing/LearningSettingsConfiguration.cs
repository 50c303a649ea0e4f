using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class LearningSettingsConfiguration : IEntityTypeConfiguration<LearningSettingsRow>
{
    public void Configure(EntityTypeBuilder<LearningSettingsRow> settings)
    {
        settings.ToTable("routing_learning");
        settings.HasKey(s => s.OrganizationId);
        settings.Property(s => s.Drift).HasJson().HasDefaultValueSql("'[]'");
    }
}
