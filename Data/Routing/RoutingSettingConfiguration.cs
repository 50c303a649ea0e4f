using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Routing;

internal sealed class RoutingSettingConfiguration : IEntityTypeConfiguration<RoutingSettingRow>
{
    public void Configure(EntityTypeBuilder<RoutingSettingRow> setting)
    {
        setting.ToTable("routing_setting");
        setting.HasKey(s => s.OrganizationId);
        setting.Property(s => s.ChannelModes).HasJson();
    }
}
