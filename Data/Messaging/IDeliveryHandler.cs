namespace IncidentPlatform.Data.Messaging;

/// <summary>What a subscription does with a change. The delivery queue and Service Bus bring the same deliveries to it.</summary>
public interface IDeliveryHandler
{
    /// <summary>One of <see cref="Subscriptions"/>.</summary>
    string Subscription { get; }

    /// <summary>
    /// Takes effect. Runs in a transaction with the delivery's organization set, in which other deliveries of the organization may
    /// take effect before and after it; effects put into <paramref name="db"/> are saved before the next one and commit together
    /// with the removal of the delivery. An exception rolls both back, and the delivery comes again.
    /// </summary>
    /// <param name="delivery">What changed.</param>
    /// <param name="db">In the transaction, for the delivery's organization.</param>
    /// <param name="cancel">The process is stopping.</param>
    /// <returns>Runs after the commit; null for nothing.</returns>
    Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel);
}
