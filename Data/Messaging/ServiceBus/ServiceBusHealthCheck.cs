using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>Healthy when the topic takes a sender: name, network, key and topic are right. Sends nothing.</summary>
internal sealed class ServiceBusHealthCheck(ServiceBusClient client, IOptions<ServiceBusOptions> options) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await using var sender = client.CreateSender(options.Value.Topic);
            using var batch = await sender.CreateMessageBatchAsync(limit.Token); // asks the topic for its limits
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is ServiceBusException or UnauthorizedAccessException or OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The topic {options.Value.Topic} does not answer.", exception);
        }
    }
}
