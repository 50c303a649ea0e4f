using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace IncidentPlatform.Domain.Webhooks;

/// <summary>How a receiver knows that a call is from the platform, is whole, and was not sent before.</summary>
public static class WebhookSignature
{
    private const string Scheme = "v1=";

    /// <summary>The instant of a call, as it is signed and sent: seconds since 1970.</summary>
    public static string Timestamp(Instant at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>One signature per secret, such as <c>v1=3f…,v1=a0…</c>: while a secret is being replaced, both are good.</summary>
    /// <param name="secrets">The secrets in force, each as its text.</param>
    /// <param name="timestamp">See <see cref="Timestamp"/>.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Of(IEnumerable<string> secrets, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'.', .. body];
        return string.Join(',', secrets.Select(secret =>
            Scheme + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))));
    }
}
