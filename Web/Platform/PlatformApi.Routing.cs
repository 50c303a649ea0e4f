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

    public Task<ApiResult<RoutingQualityResponse>> RoutingQualityAsync(int? version, CancellationToken cancel) =>
        GetAsync<RoutingQualityResponse>($"routing/quality{(version is { } shown ? $"?version={shown}" : null)}", cancel);

    public Task<ApiResult<PageResponse<MisrouteResponse>>> MisroutesAsync(string? week, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<MisrouteResponse>>(
            $"routing/misroutes?limit=25&week={Uri.EscapeDataString(week ?? "")}&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<WhatIfResponse>> WhatIfAsync(WhatIfRequest question, CancellationToken cancel) =>
        PostAsync<WhatIfResponse>("routing/what-if", question, cancel);

    public Task<ApiResult<LearningSettings>> LearningSettingsAsync(CancellationToken cancel) => GetAsync<LearningSettings>("routing/learning", cancel);

    public Task<ApiResult<LearningSettings>> SetLearningAsync(LearningSettings settings, CancellationToken cancel) =>
        SendAsync<LearningSettings>(HttpMethod.Put, "routing/learning", settings, cancel);

    public Task<ApiResult<TrainingExclusionsResponse>> ExclusionsAsync(CancellationToken cancel) => GetAsync<TrainingExclusionsResponse>("routing/exclusions", cancel);

    public Task<ApiResult<TrainingExclusionsResponse>> SaveExclusionsAsync(TrainingExclusionsRequest items, CancellationToken cancel) =>
        SendAsync<TrainingExclusionsResponse>(HttpMethod.Put, "routing/exclusions", items, cancel);

    public Task<ApiResult<GroupSuccessorsResponse>> SuccessorsAsync(CancellationToken cancel) => GetAsync<GroupSuccessorsResponse>("routing/successors", cancel);

    public Task<ApiResult<GroupSuccessorsResponse>> SaveSuccessorsAsync(GroupSuccessorsRequest items, CancellationToken cancel) =>
        SendAsync<GroupSuccessorsResponse>(HttpMethod.Put, "routing/successors", items, cancel);

    public Task<ApiResult<RoutingModelResponse>> CancelTrainingAsync(int version, CancellationToken cancel) =>
        PostAsync<RoutingModelResponse>($"routing/models/{version}/cancel", null, cancel);
}
