using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;

namespace IncidentPlatform.Analytics.Facts;

/// <summary>
/// Keeps the facts of the records that change, and what became of the decision about their group. It looks at the record as it is now, so
/// order does not matter.
/// </summary>
internal sealed class FactsHandler(FactKeeper keeper, TimeProvider time) : IDeliveryHandler
{
    public string Subscription => Subscriptions.Facts;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        await keeper.RefreshAsync(db, [delivery.RecordId], isForced: false, cancel);
        await RoutingJudgements.JudgeAsync(db, delivery.RecordId, WholeSeconds.Now(time), cancel);
        return null;
    }
}
