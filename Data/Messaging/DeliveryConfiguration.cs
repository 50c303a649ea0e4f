using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Messaging;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> delivery)
    {
        delivery.ToTable("delivery");
        delivery.HasKey(d => d.Id);
        delivery.Property(d => d.Subscription).HasMaxLength(40);
        delivery.Property(d => d.LastError).HasMaxLength(200);
        delivery.Property(d => d.TraceParent).HasMaxLength(60);
        // Each subscription's loop asks for what is available, oldest first.
        delivery.HasIndex(d => new { d.Subscription, d.AvailableAt }).HasFilter("parked_at is null").HasDatabaseName("ix_delivery_available");
        // Which webhooks have work: one look per webhook, past all rows of the others.
        delivery.HasIndex(d => new { d.Subscription, d.AvailableAt }, "ix_delivery_webhook")
            .HasFilter("parked_at is null and subscription like 'webhook:%'").HasDatabaseName("ix_delivery_webhook");
        // An ordered subscription asks whether an earlier row of the record waits.
        delivery.HasIndex(d => new { d.Subscription, d.RecordId, d.FromSequence }).HasDatabaseName("ix_delivery_order");
        // Administrators look at what was parked.
        delivery.HasIndex(d => new { d.OrganizationId, d.ParkedAt }).HasFilter("parked_at is not null").HasDatabaseName("ix_delivery_parked");
    }
}
