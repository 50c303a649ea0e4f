using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class NumberCounterConfiguration : IEntityTypeConfiguration<NumberCounterRow>
{
    public void Configure(EntityTypeBuilder<NumberCounterRow> counter)
    {
        counter.ToTable("number_counter");
        counter.HasKey(c => c.OrganizationId);
    }
}
