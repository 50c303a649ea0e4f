using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<OnCallNowResponse>>> OnCallAsync(string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<OnCallNowResponse>>($"on-call?cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<RotaResponse>> RotaAsync(Guid id, CancellationToken cancel) => GetAsync<RotaResponse>($"rotas/{id}", cancel);

    public Task<ApiResult<RotaScheduleResponse>> RotaScheduleAsync(Guid id, CancellationToken cancel) =>
        GetAsync<RotaScheduleResponse>($"rotas/{id}/schedule", cancel);

    public Task<ApiResult<PageResponse<OnCallOverrideResponse>>> OverridesAsync(Guid rotaId, CancellationToken cancel) =>
        GetAsync<PageResponse<OnCallOverrideResponse>>($"rotas/{rotaId}/overrides", cancel);

    /// <param name="groupId">Whose people are wanted; null for none.</param>
    public Task<ApiResult<RotaChoicesResponse>> RotaChoicesAsync(Guid? groupId, CancellationToken cancel) =>
        GetAsync<RotaChoicesResponse>(groupId is null ? "rotas/choices" : $"rotas/choices?groupId={groupId}", cancel);

    public Task<ApiResult<RotaScheduleResponse>> PreviewRotaAsync(SaveRotaRequest request, CancellationToken cancel) =>
        PostAsync<RotaScheduleResponse>("rotas/preview", request, cancel);

    /// <param name="id">Null for a new one.</param>
    /// <param name="version">The version that was changed.</param>
    public Task<ApiResult<RotaResponse>> SaveRotaAsync(Guid? id, int? version, SaveRotaRequest request, CancellationToken cancel) => id is null
        ? PostAsync<RotaResponse>("rotas", request, cancel)
        : SendAsync<RotaResponse>(HttpMethod.Put, $"rotas/{id}", request, cancel, version);

    public Task<ApiResult<Done>> DeleteRotaAsync(Guid id, int version, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Delete, $"rotas/{id}", null, cancel, version);

    public Task<ApiResult<OnCallOverrideResponse>> AddOverrideAsync(Guid rotaId, AddOverrideRequest request, CancellationToken cancel) =>
        PostAsync<OnCallOverrideResponse>($"rotas/{rotaId}/overrides", request, cancel);

    public Task<ApiResult<IReadOnlyList<OnCallOverrideResponse>>> AddSwapAsync(Guid rotaId, AddSwapRequest request, CancellationToken cancel) =>
        PostAsync<IReadOnlyList<OnCallOverrideResponse>>($"rotas/{rotaId}/swaps", request, cancel);

    public Task<ApiResult<Done>> DeleteOverrideAsync(Guid rotaId, Guid id, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Delete, $"rotas/{rotaId}/overrides/{id}", null, cancel);

    /// <param name="rotaId">Null for one's own shifts.</param>
    public Task<ApiResult<OnCallFeedResponse>> CreateFeedAsync(Guid? rotaId, CancellationToken cancel) =>
        PostAsync<OnCallFeedResponse>(rotaId is null ? "on-call/feed" : $"rotas/{rotaId}/feed", null, cancel);

    /// <param name="rotaId">Null for one's own shifts.</param>
    public Task<ApiResult<Done>> EndFeedAsync(Guid? rotaId, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Delete, $"on-call/feed?rotaId={rotaId}", null, cancel);
}
