using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.OnCall;

internal sealed class OnCallOverrideConfiguration : IEntityTypeConfiguration<OnCallOverrideRow>
{
    public void Configure(EntityTypeBuilder<OnCallOverrideRow> over)
    {
        over.ToTable("on_call_override");
        over.HasKey(o => o.Id);
        // Who stands in at an instant or in a period: what is over is left behind by the index.
        over.HasIndex(o => new { o.OrganizationId, o.RotaId, o.ToAt });
    }
}
