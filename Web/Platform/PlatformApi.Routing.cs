using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<SuggestionsResponse>> SuggestionsAsync(string words, CancellationToken cancel) =>
        GetAsync<SuggestionsResponse>($"suggestions?q={Uri.EscapeDataString(words)}", cancel);

    public Task<ApiResult<PageResponse<RoutingModelResponse>>> RoutingModelsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<RoutingModelResponse>>("routing/models?limit=50", cancel);

    public Task<ApiResult<RoutingSettings>> RoutingSettingsAsync(CancellationToken cancel) => GetAsync<RoutingSettings>("routing/settings", cancel);

    public Task<ApiResult<RoutingSettings>> SetRoutingAsync(SaveRoutingSettingsRequest settings, int version, CancellationToken cancel) =>
        SendAsync<RoutingSettings>(HttpMethod.Put, "routing/settings", settings, cancel, version);

    public Task<ApiResult<PageResponse<RoutingChangeResponse>>> RoutingChangesAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<RoutingChangeResponse>>("routing/changes?limit=30", cancel);

    public Task<ApiResult<RoutingModelResponse>> TrainAsync(CancellationToken cancel) => PostAsync<RoutingModelResponse>("routing/models", null, cancel);

    public Task<ApiResult<RoutingModelResponse>> PromoteAsync(int version, CancellationToken cancel) =>
        PostAsync<RoutingModelResponse>($"routing/models/{version}/promote", null, cancel);

    public Task<ApiResult<RoutingModelResponse>> CancelTrainingAsync(int version, CancellationToken cancel) =>
        PostAsync<RoutingModelResponse>($"routing/models/{version}/cancel", null, cancel);
}
