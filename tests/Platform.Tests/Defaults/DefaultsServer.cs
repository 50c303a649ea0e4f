using System.Net;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Platform.Tests.Defaults;

/// <summary>A process with nothing but the defaults, and three endpoints that say what they see.</summary>
internal sealed class DefaultsServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private DefaultsServer(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public static async Task<DefaultsServer> StartAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapDefaultEndpoints();
        app.MapGet("/caller", (HttpContext context) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{context.Connection.RemoteIpAddress} {context.Request.Scheme} {ForwardedFor.HasServiceKey(context)} {context.Request.Headers.ContainsKey("X-Forwarded-For")} {context.Request.Headers.ContainsKey(ForwardedFor.KeyHeader)}"));
        app.MapGet("/bug", string () => throw new InvalidOperationException("not for the caller"));
        app.MapPost("/body", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            return (await reader.ReadToEndAsync()).Length;
        });
        await app.StartAsync();
        return new DefaultsServer(app);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> CallerAsync(params IEnumerable<(string Name, string Value)> headers) =>
        await (await GetAsync("/caller", headers)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> StatusAsync(string path, params IEnumerable<(string Name, string Value)> headers) =>
        (await GetAsync(path, headers)).StatusCode;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
