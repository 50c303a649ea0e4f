using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.ServiceDefaults.Security;

/// <summary>The secret with which Api asks Analytics. To everybody else Analytics' internal endpoints do not exist.</summary>
public static class InternalKey
{
    /// <summary>The setting that holds the secret, in both processes.</summary>
    public const string Setting = "Analytics:Key";

    /// <summary>The header in which it is shown.</summary>
    public const string Header = "X-Analytics-Key";

    /// <summary>Answers 404 to callers without the key; to everybody while none is set.</summary>
    public static RouteGroupBuilder RequireInternalKey(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var key = context.HttpContext.RequestServices.GetRequiredService<IConfiguration>()[Setting];
            var shown = context.HttpContext.Request.Headers[Header].ToString();
            return !string.IsNullOrEmpty(key) && CryptographicOperations.FixedTimeEquals(Hash(shown), Hash(key))
                ? await next(context)
                : TypedResults.NotFound();
        });
        return group;
    }

    // Of equal length, so that the comparison says nothing of the key's.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
