using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.ServiceDefaults.Security;

/// <summary>
/// Takes the client's address and scheme from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>, but only when the caller
/// is a configured proxy or shows the service key. From anybody else the headers are removed, so nothing behind reads them.
/// </summary>
public sealed class ForwardedFor(RequestDelegate next, IOptions<TrustedCallerOptions> options, IConfiguration configuration)
{
    /// <summary>The header in which Web shows its service key to Api. It is removed before the request goes on.</summary>
    public const string KeyHeader = "X-Service-Key";

    private const string For = "X-Forwarded-For";
    private const string Proto = "X-Forwarded-Proto";

    private readonly IPNetwork[] networks = [.. options.Value.Networks.Select(network => IPNetwork.Parse(network))];
    private readonly byte[]? keyHash = configuration[TrustedCallerOptions.ServiceKeySetting] is { Length: > 0 } key ? Hash(key) : null;

    /// <summary>True when this request came with the service key: from Web, on behalf of its user.</summary>
    public static bool HasServiceKey(HttpContext context) => context.Items.ContainsKey(KeyHeader);

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (keyHash is not null && CryptographicOperations.FixedTimeEquals(Hash(headers[KeyHeader].ToString()), keyHash))
            context.Items[KeyHeader] = true;

        if (headers.ContainsKey(For) || headers.ContainsKey("Forwarded")) context.Items[typeof(ForwardedFor)] = true;
        if (IsTrusted(context)) Apply(context);

        headers.Remove(KeyHeader);
        headers.Remove(For);
        headers.Remove(Proto);
        headers.Remove("X-Forwarded-Host");
        headers.Remove("Forwarded");
        return next(context);
    }

    private bool IsTrusted(HttpContext context) =>
        HasServiceKey(context)
        || (context.Connection.RemoteIpAddress is { } address && networks.Any(network => network.Contains(Plain(address))));

    // The last entry is the one that the trusted caller itself added; those before it are hearsay.
    private static void Apply(HttpContext context)
    {
        var last = context.Request.Headers[For].ToString().Split(',')[^1].Trim();
        if (IPEndPoint.TryParse(last, out var client))
        {
            context.Connection.RemoteIpAddress = client.Address;
            context.Connection.RemotePort = client.Port;
        }

        var scheme = context.Request.Headers[Proto].ToString().Split(',')[^1].Trim();
        if (scheme is "http" or "https") context.Request.Scheme = scheme;
    }

    // A dual-stack socket reports 10.1.2.3 as ::ffff:10.1.2.3, which no IPv4 network contains.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
