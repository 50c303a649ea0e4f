using Azure.Core;
using Azure.Messaging.ServiceBus;

namespace IncidentPlatform.Data.Messaging.ServiceBus;

/// <summary>How Azure Service Bus is reached. Section <c>Azure:Messaging:ServiceBus</c>; the connection string of the same name as the connection wins.</summary>
public sealed class ServiceBusSettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Azure:Messaging:ServiceBus";

    /// <summary>With a shared access key, or of the emulator (Development only).</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Host name such as <c>example.servicebus.windows.net</c>, used with <see cref="Credential"/> when there is no connection string.</summary>
    public string? FullyQualifiedNamespace { get; set; }

    /// <summary>Default: the identity that the environment gives the process.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>No health check is registered.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>No trace source is registered.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>A connection setting holds a connection string with or without a secret, or the bare namespace.</summary>
    internal void Read(string connection)
    {
        if (!connection.Contains("Endpoint=", StringComparison.OrdinalIgnoreCase))
        {
            FullyQualifiedNamespace = Uri.TryCreate(connection, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.Host : connection;
            return;
        }
        var parsed = ServiceBusConnectionStringProperties.Parse(connection);
        if (parsed.SharedAccessKey is null && parsed.SharedAccessSignature is null) FullyQualifiedNamespace = parsed.FullyQualifiedNamespace;
        else ConnectionString = connection;
    }
}
