using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Deliveries;
using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<AboutServiceResponse>> AboutServiceAsync(CancellationToken cancel) => GetAsync<AboutServiceResponse>("about-service", cancel);

    public Task<ApiResult<PageResponse<AgreementResponse>>> AgreementsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<AgreementResponse>>("agreements", cancel);

    public Task<ApiResult<AgreementResponse>> AgreementAsync(Guid id, CancellationToken cancel) => GetAsync<AgreementResponse>($"agreements/{id}", cancel);

    public Task<ApiResult<PageResponse<ProviderResponse>>> ProvidersAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<ProviderResponse>>("providers", cancel);

    public Task<ApiResult<AgreementResponse>> OfferAgreementAsync(OfferAgreementRequest request, CancellationToken cancel) =>
        PostAsync<AgreementResponse>("agreements", request, cancel);

    public Task<ApiResult<AgreementResponse>> AcceptAgreementAsync(Guid id, CancellationToken cancel) =>
        PostAsync<AgreementResponse>($"agreements/{id}/accept", null, cancel);

    public Task<ApiResult<AgreementResponse>> EndAgreementAsync(Guid id, CancellationToken cancel) =>
        PostAsync<AgreementResponse>($"agreements/{id}/end", null, cancel);

    public Task<ApiResult<PageResponse<DeliveryResponse>>> DeliveriesAsync(string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<DeliveryResponse>>($"deliveries?limit=50&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<Done>> ReplayDeliveryAsync(Guid id, CancellationToken cancel) => PostAsync<Done>($"deliveries/{id}/replay", null, cancel);

    public Task<ApiResult<Done>> SkipDeliveryAsync(Guid id, string reason, CancellationToken cancel) =>
        PostAsync<Done>($"deliveries/{id}/skip", new SkipDeliveryRequest(reason), cancel);
}
