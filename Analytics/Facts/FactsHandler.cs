using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;

namespace IncidentPlatform.Analytics.Facts;

/// <summary>
/// Keeps the facts of the records that change, and what became of the decision about their group. It looks at the record as it is now, so
/// order does not matter.
/// </summary>
internal sealed class FactsHandler(FactKeeper keeper, TimeProvider time) : IDeliveryBatchHandler
{
    public string Subscription => Subscriptions.Facts;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        await HandleAsync([delivery], db, cancel);
        return null;
    }

    public async Task HandleAsync(IReadOnlyList<Delivery> deliveries, PlatformDbContext db, CancellationToken cancel)
    {
        Guid[] records = [.. deliveries.Select(delivery => delivery.RecordId).Distinct()];
        await keeper.RefreshAsync(db, records, isForced: false, cancel);
        await RoutingJudgements.JudgeAsync(db, records, WholeSeconds.Now(time), cancel);
    }
}
