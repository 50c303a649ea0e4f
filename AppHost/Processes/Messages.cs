namespace IncidentPlatform.AppHost.Processes;

internal static class Messages
{
    /// <summary>Which way events go: the delivery queue in the database, or Service Bus where a connection to one is given.</summary>
    public static IResourceBuilder<ProjectResource> WithMessages(
        this IResourceBuilder<ProjectResource> process, IResourceBuilder<IResourceWithConnectionString>? serviceBus) =>
        serviceBus is null
            ? process.WithEnvironment("Messaging__Transport", "Queue")
            : process.WithEnvironment("Messaging__Transport", "ServiceBus").WithReference(serviceBus);
}
