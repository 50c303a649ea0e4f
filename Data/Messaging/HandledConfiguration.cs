using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Messaging;

internal sealed class HandledConfiguration : IEntityTypeConfiguration<HandledRow>
{
    public void Configure(EntityTypeBuilder<HandledRow> handled)
    {
        handled.ToTable("handled");
        handled.HasKey(h => new { h.Subscription, h.DeliveryId });
        handled.Property(h => h.Subscription).HasMaxLength(40);
        handled.HasIndex(h => h.At);
    }
}
