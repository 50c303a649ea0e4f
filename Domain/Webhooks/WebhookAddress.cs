using System.Net;
using System.Net.Sockets;

namespace IncidentPlatform.Domain.Webhooks;

/// <summary>Where the platform may call. It calls whatever an organization's administrator writes, so that it must not reach its own network by it.</summary>
public static class WebhookAddress
{
    /// <summary>The most characters of an address.</summary>
    public const int MaxLength = 500;

    // Everything that is not for the public internet, by the special-purpose registries of IANA for IPv4 and IPv6.
    private static readonly IPNetwork[] Closed =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("169.254.0.0/16"), // link-local, with the clouds' metadata services
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.31.196.0/24"), // AS112
        IPNetwork.Parse("192.52.193.0/24"), // automatic multicast tunneling
        IPNetwork.Parse("192.88.99.0/24"), // relays to IPv6
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("192.175.48.0/24"), // AS112
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and broadcast
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // Inside the global unicast space, and yet not the public internet or a tunnel into IPv4.
    private static readonly IPNetwork[] ClosedSix =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments, with Teredo
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4: carries an IPv4 address
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>Whether an address is one of the public internet.</summary>
    /// <param name="address">IPv4 or IPv6; an IPv4 address that is written as IPv6 counts as what it is.</param>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(Closed, network => network.Contains(address)),
            AddressFamily.InterNetworkV6 => GlobalUnicast.Contains(address) && !Array.Exists(ClosedSix, network => network.Contains(address)),
            _ => false,
        };
    }

    /// <summary>Whether the platform may connect to an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="allowsLoopback">Whether this machine is allowed: in Development only.</param>
    public static bool MayConnect(IPAddress address, bool allowsLoopback) => IsPublic(address) || (allowsLoopback && IPAddress.IsLoopback(address));

    /// <summary>What is wrong with an address before anybody looks it up.</summary>
    /// <param name="url">As it was written.</param>
    /// <param name="allowsLoopback">Whether this machine is allowed, without encryption as well.</param>
    /// <returns>One of <see cref="WebhookProblemCodes"/>; null when nothing is.</returns>
    public static string? Check(string url, bool allowsLoopback)
    {
        if (url.Length > MaxLength || !Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0) return WebhookProblemCodes.NoAddress;

        var isLocal = allowsLoopback && parsed.IsLoopback;
        if (parsed.Scheme != Uri.UriSchemeHttps && !(isLocal && parsed.Scheme == Uri.UriSchemeHttp)) return WebhookProblemCodes.NotEncrypted;
        // A password in an address ends up in logs and lists.
        if (parsed.UserInfo.Length > 0) return WebhookProblemCodes.HasCredentials;
        if (isLocal) return null;
        if (IPAddress.TryParse(parsed.DnsSafeHost, out var literal)) return IsPublic(literal) ? null : WebhookProblemCodes.NotPublic;

        return parsed.IsLoopback || !parsed.DnsSafeHost.Contains('.', StringComparison.Ordinal) ? WebhookProblemCodes.NotPublic : null;
    }
}
