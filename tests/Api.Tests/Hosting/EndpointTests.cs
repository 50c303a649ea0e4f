using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Contracts.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Api.Tests.Hosting;

public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_asks_for_one_permission_or_stands_on_the_list_of_those_without_sign_in()
    {
        var unclear = (await EndpointsAsync())
            .Where(endpoint => !IsAnonymous(endpoint) && !(PoliciesOf(endpoint) is [var policy] && Permissions.All.Contains(policy)))
            .SelectMany(NamesOf);

        Assert.Empty(unclear);
    }

    [Fact]
    public async Task The_list_of_endpoints_without_sign_in_is_complete_and_has_no_more()
    {
        var open = (await EndpointsAsync()).Where(IsAnonymous).SelectMany(NamesOf);

        Assert.Equal(AnonymousEndpoints.All.Order(), open.Distinct().Order());
    }

    private static async Task<IReadOnlyList<RouteEndpoint>> EndpointsAsync()
    {
        var host = await ApiHost.SharedAsync();
        return [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    private static bool IsAnonymous(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string[] PoliciesOf(RouteEndpoint endpoint) =>
        [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "").Distinct()];

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}");
}
