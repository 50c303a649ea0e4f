using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IncidentPlatform.ServiceDefaults.Telemetry;

/// <summary><c>GET /metrics</c>: what Prometheus reads, for callers of this machine and for those who hold the scrape token. To everybody else it does not exist.</summary>
internal static class MetricsEndpoint
{
    /// <summary>The setting that holds the token; without it only loopback callers are answered.</summary>
    public const string TokenSetting = "Metrics:ScrapeToken";

    private const string Scheme = "Bearer ";

    public static IEndpointConventionBuilder MapMetrics(this WebApplication app)
    {
        var token = app.Configuration[TokenSetting];
        var metrics = app.MapPrometheusScrapingEndpoint("/metrics");
        metrics.Add(endpoint =>
        {
            var scrape = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                if (IsLocal(context) || HasToken(context, token)) return scrape(context);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        return metrics;
    }

    // A proxy on this machine makes the whole world loopback, but says on whose behalf it asks.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Items.ContainsKey(typeof(Security.ForwardedFor));

    private static bool HasToken(HttpContext context, string? token)
    {
        var given = context.Request.Headers[HeaderNames.Authorization].ToString();
        return !string.IsNullOrEmpty(token) && given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(given[Scheme.Length..])),
                SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }
}
