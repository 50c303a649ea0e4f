using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKeyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyKeyRow> key)
    {
        key.ToTable("idempotency_key");
        // Inserted with the effect: of two requests with one key the second waits here and then reads the first's answer.
        key.HasKey(k => new { k.OrganizationId, k.ActorId, k.Key });
        key.Property(k => k.Key).HasMaxLength(100);
        key.HasIndex(k => k.CreatedAt);
    }
}
