using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.Extensions.Caching.Memory;

namespace IncidentPlatform.Web.Components.Notifications;

/// <summary>How many notifications this reader has not read, at most 15 seconds old: it stands on every page.</summary>
internal sealed class UnreadCount(PlatformApi api, IMemoryCache cache, Reader reader)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    private (string, Guid, Guid) Key => ("unread-count", reader.OrganizationId, reader.Id);

    /// <summary>The number; 0 where the API gave no answer.</summary>
    public async Task<int> ReadAsync(CancellationToken cancel)
    {
        if (cache.TryGetValue(Key, out int known)) return known;

        var count = (await api.UnreadAsync(cancel)).Value?.Total ?? 0;
        return cache.Set(Key, count, Freshness);
    }

    /// <summary>The reader read some: the next page counts anew.</summary>
    public void Forget() => cache.Remove(Key);
}
