using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Messaging;

namespace IncidentPlatform.Analytics.Facts;

/// <summary>The facts that reports read.</summary>
internal static class FactsRegistration
{
    /// <summary>Keeps facts from the deliveries of every organization.</summary>
    public static void AddFacts(this WebApplicationBuilder builder)
    {
        builder.Services.AddFactKeeping();
        builder.Services.AddDeliveryHandler<FactsHandler>(Subscriptions.Facts);
    }
}
