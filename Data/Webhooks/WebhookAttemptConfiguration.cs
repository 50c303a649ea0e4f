using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Webhooks;

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttemptRow>
{
    public void Configure(EntityTypeBuilder<WebhookAttemptRow> attempt)
    {
        attempt.ToTable("webhook_attempt");
        attempt.HasKey(a => a.Id);
        attempt.Property(a => a.Error).HasMaxLength(40);
        // A webhook's calls, newest first, also to find the oldest that are kept.
        attempt.HasIndex(a => new { a.OrganizationId, a.WebhookId, a.At, a.Id }).IsDescending(false, false, true, true);
    }
}
