using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Escalation;

internal sealed class EscalationFiringConfiguration : IEntityTypeConfiguration<EscalationFiringRow>
{
    public void Configure(EntityTypeBuilder<EscalationFiringRow> firing)
    {
        firing.ToTable("escalation_firing");
        firing.HasKey(f => new { f.ClockId, f.RuleId, f.Run, f.Repetition });
        firing.Ignore(f => f.Key);
        // What fired on a record.
        firing.HasIndex(f => new { f.OrganizationId, f.IncidentId });
    }
}
