using IncidentPlatform.Contracts.Reports;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    /// <param name="query">Everything after the question mark, encoded.</param>
    public Task<ApiResult<ServiceLevelsResponse>> ServiceLevelsAsync(string query, CancellationToken cancel) =>
        GetAsync<ServiceLevelsResponse>($"reports/service-levels?{query}", cancel);

    /// <inheritdoc cref="ServiceLevelsAsync"/>
    public Task<ApiResult<HandOverResponse>> HandOverAsync(string query, CancellationToken cancel) =>
        GetAsync<HandOverResponse>($"reports/hand-over?{query}", cancel);

    public Task<ApiResult<HandOverSimulationResponse>> SimulateHandOverAsync(SimulateHandOverRequest request, CancellationToken cancel) =>
        PostAsync<HandOverSimulationResponse>("reports/hand-over/simulation", request, cancel);

    public Task<ApiResult<Done>> SaveHourlyCostAsync(SaveHourlyCostRequest request, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Put, "reports/hand-over/hourly-cost", request, cancel);
}
