using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.OnCall;

internal sealed class RotaConfiguration : IEntityTypeConfiguration<RotaRow>
{
    public void Configure(EntityTypeBuilder<RotaRow> rota)
    {
        rota.ToTable("on_call_rota");
        rota.HasKey(r => r.Id);
        rota.Property(r => r.Definition).HasColumnType("jsonb");
        rota.Property(r => r.Version).IsConcurrencyToken();
        // One rota per group; escalation asks by group.
        rota.HasIndex(r => new { r.OrganizationId, r.GroupId }).IsUnique();
    }
}
