using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Messaging;

namespace IncidentPlatform.Analytics.Facts;

/// <summary>Keeps the facts of the records that change. It looks at the record as it is now, so order does not matter.</summary>
internal sealed class FactsHandler(FactKeeper keeper) : IDeliveryBatchHandler
{
    public string Subscription => Subscriptions.Facts;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        await HandleAsync([delivery], db, cancel);
        return null;
    }

    public Task HandleAsync(IReadOnlyList<Delivery> deliveries, PlatformDbContext db, CancellationToken cancel) =>
        keeper.RefreshAsync(db, [.. deliveries.Select(delivery => delivery.RecordId)], isForced: false, cancel);
}
