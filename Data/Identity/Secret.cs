using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IncidentPlatform.Data.Identity;

/// <summary>A random secret that is shown once and kept as SHA-256 only.</summary>
/// <param name="Text">What the caller gets.</param>
/// <param name="Hash">What is stored.</param>
public readonly record struct Secret(string Text, byte[] Hash)
{
    /// <summary>Prefix of the tokens of sessions.</summary>
    public const string Access = "ips_";

    /// <summary>Prefix of the tokens that renew a session.</summary>
    public const string Refresh = "ipr_";

    /// <summary>Prefix of personal access tokens.</summary>
    public const string Personal = "ipt_";

    /// <summary>Prefix of the tokens in links that are mailed.</summary>
    public const string Link = "ipl_";

    /// <summary>Prefix of the secrets that sign calls of webhooks.</summary>
    public const string Webhook = "ipw_";

    /// <summary>A new secret of 256 bits. The prefix says what it is, to people and to scanners that look for leaked secrets.</summary>
    public static Secret New(string prefix)
    {
        var text = prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new Secret(text, HashOf(text));
    }

    /// <summary>What is stored of a secret that a caller shows.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Never the secret: records end up in logs.</summary>
    public override string ToString() => "(secret)";
}
