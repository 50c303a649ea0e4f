using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>
/// Calls other systems. Names are looked up and their addresses checked at the moment of the connection, so that a name that
/// leads elsewhere by then reaches nothing of ours; no proxy, redirect or cookie leads around that, and of the answer only the
/// status is read.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    private const string Agent = "IncidentPlatform-Webhooks";
    private const int MostDrained = 16 * 1024;
    private const int MostHeaderKilobytes = 16;

    private readonly HttpMessageInvoker _client;
    private readonly IOptions<WebhookOptions> _options;
    private readonly ResolveName _resolve;

    public WebhookClient(IOptions<WebhookOptions> options, ResolveName? resolve = null)
    {
        _options = options;
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null, // our traces are nobody else's
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            MaxResponseDrainSize = MostDrained,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1), // then the name is looked up again
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        });
    }

    /// <summary>Makes a call.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="deliveryId">The same at each try.</param>
    /// <param name="call">What is sent.</param>
    /// <param name="secrets">Sign it.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">The process is stopping.</param>
    public async Task<WebhookAnswer> SendAsync(
        string url, Guid deliveryId, WebhookCall call, IReadOnlyList<string> secrets, Instant at, CancellationToken cancel)
    {
        var allowsLoopback = _options.Value.AllowsLoopback;
        if (WebhookAddress.Check(url, allowsLoopback) is { } problem) return new WebhookAnswer(WebhookOutcome.Unreachable, null, problem, TimeSpan.Zero);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_options.Value.Timeout);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var request = Request(url, deliveryId, call, secrets, at);
            using var response = await _client.SendAsync(request, limit.Token);
            return Of(response.StatusCode, Stopwatch.GetElapsedTime(started));
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException)
        {
            return new WebhookAnswer(WebhookOutcome.Unreachable, null, ErrorOf(exception), Stopwatch.GetElapsedTime(started));
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Request(string url, Guid deliveryId, WebhookCall call, IReadOnlyList<string> secrets, Instant at)
    {
        var timestamp = WebhookSignature.Timestamp(at);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(call.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Agent, "1"));
        request.Headers.Add("Webhook-Delivery-Id", deliveryId.ToString());
        request.Headers.Add("Webhook-Event", call.Event.ToString());
        request.Headers.Add("Webhook-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("Webhook-Signature", WebhookSignature.Of(secrets, timestamp, call.Body));
        return request;
    }

    // A receiver that says "busy" or whose gateway says "away" is as good as not there: the call itself is not at fault.
    private static WebhookAnswer Of(HttpStatusCode status, TimeSpan duration)
    {
        var code = (int)status;
        var outcome = status switch
        {
            _ when code is >= 200 and <= 299 => WebhookOutcome.Delivered,
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => WebhookOutcome.Unreachable,
            _ => WebhookOutcome.Refused,
        };
        var error = outcome == WebhookOutcome.Delivered ? null : code is >= 300 and <= 399 ? "redirected" : "status";
        return new WebhookAnswer(outcome, code, error, duration);
    }

    private static string ErrorOf(Exception exception) => exception switch
    {
        _ when exception.GetBaseException() is ClosedAddressException => WebhookProblemCodes.NotPublic,
        OperationCanceledException => "timeout",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "unknown-name",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no-secure-connection",
        _ when exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            "unknown-name",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no-connection",
        _ => "broken-off",
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await _resolve(context.DnsEndPoint.Host, cancel);
        var open = Array.FindAll(addresses, address => WebhookAddress.MayConnect(address, _options.Value.AllowsLoopback));
        if (open.Length == 0) throw new ClosedAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // To the very addresses that were checked: the name is not looked up a second time.
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
