using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace IncidentPlatform.Web.Tests.Hosting;

/// <summary>The front end alone; the API is answered by a function.</summary>
internal sealed class Front(Func<HttpRequestMessage, HttpResponseMessage>? api = null) : WebApplicationFactory<Program>
{
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.ConfigureServices(services => services.ConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(handler => handler.PrimaryHandler = new Answering(api))));
    }

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage>? api) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(api?.Invoke(request) ?? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
    }
}
