using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.Extensions.Caching.Memory;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>The saved views that are there for this reader.</summary>
internal sealed class SavedViews(PlatformApi api, IMemoryCache cache, Reader reader)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    private (string, Guid, Guid) Key => ("saved-views", reader.OrganizationId, reader.Id);

    /// <summary>At most 15 seconds old, for what every page shows; none where the API gave no answer.</summary>
    public async Task<IReadOnlyList<ViewResponse>> ReadAsync(CancellationToken cancel) =>
        cache.TryGetValue(Key, out IReadOnlyList<ViewResponse>? known) && known is not null ? known : await ReadNowAsync(cancel);

    /// <summary>As they are now, for the page that changes them.</summary>
    public async Task<IReadOnlyList<ViewResponse>> ReadNowAsync(CancellationToken cancel)
    {
        if (!reader.Can(Permissions.UsePresets)) return [];
        return (await api.ViewsAsync(cancel)).Value is { } page ? cache.Set(Key, page.Items, Freshness) : [];
    }

    /// <summary>After a change of the reader's own.</summary>
    public void Forget() => cache.Remove(Key);
}
