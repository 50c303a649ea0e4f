using System.Security.Cryptography.X509Certificates;

namespace IncidentPlatform.ServiceBusPeer;

/// <summary>What the peer checks of its clients and how it is reached.</summary>
public sealed record PeerOptions
{
    public string KeyName { get; init; } = "peer";

    public string Key { get; init; } = "cGVlci1rZXk=";

    /// <summary>The one bearer token that is accepted, as an Entra token would be; null: none is.</summary>
    public string? BearerToken { get; init; }

    /// <summary>With a certificate the peer speaks TLS (<c>amqps</c>), as the service does.</summary>
    public X509Certificate2? Certificate { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
