using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Subscribes handlers.</summary>
public static class MessagingRegistration
{
    /// <summary>Handles a subscription's deliveries in this process.</summary>
    /// <typeparam name="THandler">Made anew for each transaction, in a scope of the deliveries' organization.</typeparam>
    public static IServiceCollection AddDeliveryHandler<THandler>(this IServiceCollection services, string subscription)
        where THandler : class, IDeliveryHandler
    {
        services.AddKeyedScoped<IDeliveryHandler, THandler>(subscription);
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<DeliveryLoop>(provider, subscription));
        return services;
    }
}
