using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    /// <param name="onlyOpen">Whether those on which no work is owed are left out.</param>
    /// <param name="cursor">Where the last page ended; null for the first.</param>
    public Task<ApiResult<PageResponse<MajorIncidentRowResponse>>> MajorIncidentsAsync(bool onlyOpen, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<MajorIncidentRowResponse>>($"major-incidents?open={(onlyOpen ? "true" : "false")}&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<PageResponse<MajorProposalResponse>>> MajorProposalsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<MajorProposalResponse>>("major-incidents/proposals", cancel);

    public Task<ApiResult<MajorIncidentResponse>> AcceptProposalAsync(Guid id, AcceptProposalRequest request, CancellationToken cancel) =>
        PostAsync<MajorIncidentResponse>($"major-incidents/proposals/{id}/accept", request, cancel);

    public Task<ApiResult<Done>> DismissProposalAsync(Guid id, DismissProposalRequest request, CancellationToken cancel) =>
        PostAsync<Done>($"major-incidents/proposals/{id}/dismiss", request, cancel);

    public Task<ApiResult<BurstSettings>> BurstSettingsAsync(CancellationToken cancel) => GetAsync<BurstSettings>("major-incidents/burst-settings", cancel);

    public Task<ApiResult<BurstSettings>> SaveBurstSettingsAsync(BurstSettings settings, CancellationToken cancel) =>
        SendAsync<BurstSettings>(HttpMethod.Put, "major-incidents/burst-settings", settings, cancel);

    public Task<ApiResult<PageResponse<PublishedMajorResponse>>> PublishedMajorsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<PublishedMajorResponse>>("major-incidents/published", cancel);

    public Task<ApiResult<MajorIncidentResponse>> MajorIncidentAsync(Guid id, CancellationToken cancel) =>
        GetAsync<MajorIncidentResponse>($"major-incidents/{id}", cancel);

    public Task<ApiResult<MajorIncidentResponse>> UpdateMajorAsync(Guid id, int version, UpdateMajorRequest request, CancellationToken cancel) =>
        SendAsync<MajorIncidentResponse>(HttpMethod.Put, $"major-incidents/{id}", request, cancel, version);

    public Task<ApiResult<MajorIncidentResponse>> PublishStatusAsync(Guid id, PublishStatusRequest request, string key, CancellationToken cancel) =>
        PostAsync<MajorIncidentResponse>($"major-incidents/{id}/status", request, cancel, idempotencyKey: key);

    public Task<ApiResult<MajorIncidentResponse>> AddChildAsync(Guid id, AddChildRequest request, CancellationToken cancel) =>
        PostAsync<MajorIncidentResponse>($"major-incidents/{id}/children", request, cancel);

    public Task<ApiResult<MajorReviewDocumentResponse>> MajorReviewAsync(Guid id, CancellationToken cancel) =>
        GetAsync<MajorReviewDocumentResponse>($"major-incidents/{id}/review", cancel);

    public Task<ApiResult<MajorIncidentResponse>> SaveReviewAsync(Guid id, int version, SaveReviewRequest request, CancellationToken cancel) =>
        SendAsync<MajorIncidentResponse>(HttpMethod.Put, $"major-incidents/{id}/review", request, cancel, version);
}
