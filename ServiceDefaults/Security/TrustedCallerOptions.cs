using System.Net;

namespace IncidentPlatform.ServiceDefaults.Security;

/// <summary>Whose word about the client's address and scheme is believed. Section <c>TrustedCallers</c>.</summary>
public sealed class TrustedCallerOptions
{
    public const string Section = "TrustedCallers";

    /// <summary>The setting that holds the secret which Web shows to Api in <see cref="ForwardedFor.KeyHeader"/>.</summary>
    public const string ServiceKeySetting = "Web:ServiceKey";

    /// <summary>Networks of reverse proxies in front of this process, such as <c>10.0.0.0/8</c>. Default none.</summary>
    public IList<string> Networks { get; } = [];

    internal bool AreNetworks => Networks.All(network => IPNetwork.TryParse(network, out _));
}
