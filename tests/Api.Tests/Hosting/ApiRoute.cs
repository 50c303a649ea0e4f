using System.Net.Http.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.Api.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Api.Tests.Hosting;

/// <summary>An endpoint of the public API that asks for sign-in, as the route table has it.</summary>
internal sealed partial record ApiRoute(string Method, string Pattern, string Permission, Type? Body)
{
    /// <summary>The first part of the path after the API's root.</summary>
    public string Room => Pattern.Split('/')[0];

    /// <summary>Whether the path names one thing.</summary>
    public bool NamesOne => Pattern.Contains('{', StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiRoute> All(ApiHost host) =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = endpoint.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith(Conventions.Root[1..], StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
           select new ApiRoute(
               method, pattern[Conventions.Root.Length..].Trim('/'), endpoint.Metadata.GetMetadata<IAuthorizeData>()!.Policy!,
               endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType),
    ];

    /// <summary>Calls it for one thing, with a body that can be read and any version.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpClient by, Guid id, CancellationToken cancel)
    {
        var path = Parameter().Replace(Pattern, name => name.Value.EndsWith(":int}", StringComparison.Ordinal) ? "1" : id.ToString());
        using var request = new HttpRequestMessage(new HttpMethod(Method), $"{Conventions.Root}/{path}");
        request.Headers.Add("If-Match", "\"1\"");
        if (Body is not null && Body != typeof(Stream)) request.Content = JsonContent.Create(SampleBody.Of(Body, id));
        return await by.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
