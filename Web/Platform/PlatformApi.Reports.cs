using IncidentPlatform.Contracts.Reports;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    /// <param name="query">Everything after the question mark, encoded.</param>
    public Task<ApiResult<ServiceLevelsResponse>> ServiceLevelsAsync(string query, CancellationToken cancel) =>
        GetAsync<ServiceLevelsResponse>($"reports/service-levels?{query}", cancel);
}
