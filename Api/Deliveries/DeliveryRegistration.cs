namespace IncidentPlatform.Api.Deliveries;

/// <summary>What could not be delivered.</summary>
internal static class DeliveryRegistration
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDeliveries(this RouteGroupBuilder api)
    {
        var deliveries = api.MapGroup("/deliveries").WithTags("Operations");
        ListDeliveries.Map(deliveries);
        ReplayDelivery.Map(deliveries);
        SkipDelivery.Map(deliveries);
    }
}
