using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Webhooks;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> webhook)
    {
        webhook.ToTable("webhook");
        webhook.HasKey(w => w.Id);
        webhook.Property(w => w.Name).HasMaxLength(100);
        webhook.Property(w => w.Url).HasMaxLength(WebhookAddress.MaxLength);
        webhook.Property(w => w.Events).IsWebhookEventArray();
        webhook.Property(w => w.Version).IsConcurrencyToken();
        webhook.Ignore(w => w.Health);
        // The list by name, and the few webhooks of an organization whose record changes.
        webhook.HasIndex(w => new { w.OrganizationId, w.Name }).IsUnique();
    }
}
