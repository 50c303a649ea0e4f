using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.MajorIncidents;

internal sealed class BurstSettingsConfiguration : IEntityTypeConfiguration<BurstSettingsRow>
{
    public void Configure(EntityTypeBuilder<BurstSettingsRow> settings)
    {
        settings.ToTable("major_burst_setting");
        settings.HasKey(s => s.OrganizationId);
        settings.Ignore(s => s.Limits);
    }
}
