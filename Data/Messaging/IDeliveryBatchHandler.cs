namespace IncidentPlatform.Data.Messaging;

/// <summary>A handler that takes effect for several deliveries of an organization at less cost than for one after the other.</summary>
public interface IDeliveryBatchHandler : IDeliveryHandler
{
    /// <summary>Takes effect for all of them, or throws: then each comes again by itself.</summary>
    /// <param name="deliveries">Of one organization, by record; a record may stand in several.</param>
    /// <inheritdoc cref="IDeliveryHandler.HandleAsync" path="/param"/>
    Task HandleAsync(IReadOnlyList<Delivery> deliveries, PlatformDbContext db, CancellationToken cancel);
}
