using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Webhooks;

/// <summary>Events kept as <c>text[]</c>.</summary>
internal static class WebhookEventArray
{
    public static PropertyBuilder<WebhookEvent[]> IsWebhookEventArray(this PropertyBuilder<WebhookEvent[]> property) => property
        .HasColumnType("text[]")
        .HasConversion(
            events => events.Select(known => known.ToString()).ToArray(),
            names => names.Select(Enum.Parse<WebhookEvent>).ToArray(),
            new ValueComparer<WebhookEvent[]>(
                (left, right) => left!.SequenceEqual(right!),
                events => events.Aggregate(0, (hash, known) => (hash * 31) + (int)known),
                events => events.ToArray()));
}
