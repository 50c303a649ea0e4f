using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>How many records each ready-made queue holds for this reader, at most 15 seconds old.</summary>
internal sealed class QueueCounts(PlatformApi api, IMemoryCache cache, Reader reader, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    /// <summary>In the order of <see cref="QueueViewLink.All"/>; null where the API gave no answer.</summary>
    public async Task<IReadOnlyList<int?>> ReadAsync(CancellationToken cancel)
    {
        var key = ("queue-counts", reader.OrganizationId, reader.Id);
        if (cache.TryGetValue(key, out IReadOnlyList<int?>? known) && known is not null) return known;

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var counts = await Task.WhenAll(QueueViewLink.All.Select(view => CountAsync(view.Filter, now, cancel)));
        return cache.Set(key, (IReadOnlyList<int?>)counts, Freshness);
    }

    private async Task<int?> CountAsync(QueueFilter filter, Instant now, CancellationToken cancel) =>
        (await api.IncidentsAsync(filter.ToApiQuery(now, limit: 1), cancel)).Value?.Total;
}
