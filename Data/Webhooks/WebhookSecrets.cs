using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Data.Identity;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Data.Webhooks;

/// <summary>
/// Makes and keeps the secrets that sign calls. Unlike a password, such a secret is needed again, so that it is encrypted
/// instead of hashed: AES-256-GCM, bound to its webhook.
/// </summary>
public sealed class WebhookSecrets(IOptions<WebhookSecretOptions> options)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly byte[] Purpose = "webhook-secret"u8.ToArray();

    /// <summary>A new secret of 256 bits, as it is shown once.</summary>
    public static string New() => Secret.New(Secret.Webhook).Text;

    /// <summary>The secret as it is stored.</summary>
    public byte[] Protect(Guid webhookId, string secret)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var plain = Encoding.UTF8.GetBytes(secret);
        var hidden = new byte[plain.Length];
        var tag = new byte[TagSize];
        using var cipher = new AesGcm(KeyOf(options.Value.SecretKey), TagSize);
        cipher.Encrypt(nonce, plain, hidden, tag, webhookId.ToByteArray());
        return [.. nonce, .. tag, .. hidden];
    }

    /// <summary>The secret that was stored.</summary>
    /// <exception cref="CryptographicException">It was stored under another key, or for another webhook.</exception>
    public string Reveal(Guid webhookId, byte[] stored)
    {
        try
        {
            return Reveal(webhookId, stored, options.Value.SecretKey);
        }
        catch (AuthenticationTagMismatchException) when (!string.IsNullOrEmpty(options.Value.FormerSecretKey))
        {
            return Reveal(webhookId, stored, options.Value.FormerSecretKey);
        }
    }

    private static string Reveal(Guid webhookId, byte[] stored, string? key)
    {
        var plain = new byte[stored.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(KeyOf(key), TagSize);
        cipher.Decrypt(
            stored.AsSpan(0, NonceSize), stored.AsSpan(NonceSize + TagSize), stored.AsSpan(NonceSize, TagSize), plain, webhookId.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] KeyOf(string? text) => string.IsNullOrEmpty(text)
        ? throw new InvalidOperationException($"The setting {WebhookSecretOptions.Section}:{nameof(WebhookSecretOptions.SecretKey)} is missing.")
        : HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), 32, info: Purpose);
}
