using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Webhooks;

/// <summary>
/// The webhooks of organizations whose records change, known for a few seconds: an organization without any pays one look in
/// that time and nothing with each change. So a new webhook hears of changes a few seconds after it was saved at the latest.
/// </summary>
public sealed class WebhookListeners(TimeProvider time)
{
    /// <summary>The most webhooks that an organization has.</summary>
    public const int Most = 20;

    /// <summary>How long they are known.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (long At, IReadOnlyList<WebhookListener> Listeners)> _known = new();

    /// <summary>The webhooks of the context's organization that are told of changes.</summary>
    public async ValueTask<IReadOnlyList<WebhookListener>> FindAsync(PlatformDbContext db, Guid organizationId, CancellationToken cancel)
    {
        if (_known.TryGetValue(organizationId, out var known) && time.GetElapsedTime(known.At) < KnownFor) return known.Listeners;

        var at = time.GetTimestamp();
        IReadOnlyList<WebhookListener> found = await db.Webhooks.AsNoTracking()
            .Where(webhook => webhook.OrganizationId == organizationId && webhook.IsActive && webhook.PausedAt == null)
            .OrderBy(webhook => webhook.Id).Take(Most)
            .Select(webhook => new WebhookListener(webhook.Id, webhook.Events)).ToListAsync(cancel);
        _known[organizationId] = (at, found);
        return found;
    }

    /// <summary>Looks anew at the next change: somebody in this process changed a webhook.</summary>
    public void Forget(Guid organizationId) => _known.TryRemove(organizationId, out _);
}
