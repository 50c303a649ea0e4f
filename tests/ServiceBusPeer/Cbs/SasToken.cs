using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.ServiceBusPeer.Cbs;

/// <summary>A shared access signature: <c>SharedAccessSignature sr=…&amp;sig=…&amp;se=…&amp;skn=…</c>.</summary>
internal static class SasToken
{
    private const string Prefix = "SharedAccessSignature ";

    /// <summary>Whether the token was made with this key and has not expired.</summary>
    public static bool IsValid(string token, string keyName, string key, DateTimeOffset now)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal)) return false;

        var parts = token[Prefix.Length..].Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1]);
        if (!parts.TryGetValue("sr", out var resource) || !parts.TryGetValue("sig", out var signature)
            || !parts.TryGetValue("se", out var expiry) || !parts.TryGetValue("skn", out var name)) return false;
        if (!long.TryParse(expiry, CultureInfo.InvariantCulture, out var seconds) || now.ToUnixTimeSeconds() >= seconds) return false;

        // Signed is the resource as it stands in the token, still URL-encoded.
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(resource + "\n" + expiry)));
        return WebUtility.UrlDecode(name) == keyName && WebUtility.UrlDecode(signature) == expected;
    }
}
