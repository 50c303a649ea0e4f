using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Worker.Tests.Webhooks;

/// <summary>Another system on this machine that keeps what it was sent, and answers as the test tells it to.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Where it is called.</summary>
    public string Url => $"{_app.Urls.Single()}/hook";

    /// <summary>What it was sent, in order.</summary>
    public ConcurrentQueue<ReceivedCall> Calls { get; } = [];

    /// <summary>The status with which it answers, by call.</summary>
    public Func<ReceivedCall, int> Answer { get; set; } = _ => StatusCodes.Status204NoContent;

    /// <summary>Where an answer 302 leads.</summary>
    public string? Location { get; set; }

    /// <summary>What it does before it answers.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://{IPAddress.Loopback}:0");
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var call = new ReceivedCall(
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        Calls.Enqueue(call);
        await Before(context.RequestAborted);
        context.Response.StatusCode = Answer(call);
        if (Location is { } location) context.Response.Headers.Location = location;
        if (context.Response.StatusCode == StatusCodes.Status200OK) await context.Response.WriteAsync("thanks", context.RequestAborted);
    }
}

/// <summary>A call that the receiver got.</summary>
/// <param name="Headers">By name.</param>
/// <param name="Body">As it came.</param>
internal sealed record ReceivedCall(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string Type => Json.GetProperty("type").GetString()!;

    public Guid Id => Json.GetProperty("id").GetGuid();

    public int Sequence => Json.GetProperty("change").GetProperty("sequence").GetInt32();

    public Guid Record => Json.GetProperty("incident").GetProperty("id").GetGuid();
}
