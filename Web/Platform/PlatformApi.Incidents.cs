using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    /// <param name="query">Everything after the question mark, encoded.</param>
    public Task<ApiResult<PageResponse<IncidentRowResponse>>> IncidentsAsync(string query, CancellationToken cancel) =>
        GetAsync<PageResponse<IncidentRowResponse>>($"incidents?{query}", cancel);

    public Task<ApiResult<IncidentResponse>> IncidentAsync(string idOrNumber, CancellationToken cancel) =>
        GetAsync<IncidentResponse>($"incidents/{Uri.EscapeDataString(idOrNumber)}", cancel);

    public Task<ApiResult<PageResponse<TimelineLineResponse>>> TimelineAsync(Guid id, CancellationToken cancel) =>
        GetAsync<PageResponse<TimelineLineResponse>>($"incidents/{id}/timeline?limit=200", cancel);

    public Task<ApiResult<ClocksResponse>> ClocksAsync(Guid id, CancellationToken cancel) =>
        GetAsync<ClocksResponse>($"incidents/{id}/clocks", cancel);

    public Task<ApiResult<RoutingResponse>> RoutingAsync(Guid id, CancellationToken cancel) =>
        GetAsync<RoutingResponse>($"incidents/{id}/routing", cancel);

    public Task<ApiResult<SimilarIncidentsResponse>> SimilarAsync(Guid id, CancellationToken cancel) =>
        GetAsync<SimilarIncidentsResponse>($"incidents/{id}/similar", cancel);

    public Task<ApiResult<PageResponse<AttachmentResponse>>> AttachmentsAsync(Guid id, CancellationToken cancel) =>
        GetAsync<PageResponse<AttachmentResponse>>($"incidents/{id}/attachments?limit=200", cancel);

    /// <param name="idempotencyKey">From the form: a second press of the button makes no second record.</param>
    public Task<ApiResult<IncidentResponse>> SubmitAsync(SubmitIncidentRequest request, string idempotencyKey, CancellationToken cancel) =>
        PostAsync<IncidentResponse>("incidents", request, cancel, idempotencyKey: idempotencyKey);

    /// <param name="move">Last part of the path, such as <c>hold</c>.</param>
    /// <param name="body">The move's request; null where it has none.</param>
    /// <param name="version">The version that the reader saw; null where the move asks for none.</param>
    public Task<ApiResult<Done>> MoveAsync(Guid id, string move, object? body, int? version, CancellationToken cancel) =>
        PostAsync<Done>($"incidents/{id}/{move}", body, cancel, version);

    /// <param name="idempotencyKey">From the form: a second press of the button does nothing twice.</param>
    public Task<ApiResult<BulkResponse>> ChangeManyAsync(BulkRequest request, string idempotencyKey, CancellationToken cancel) =>
        PostAsync<BulkResponse>("incidents/bulk", request, cancel, idempotencyKey: idempotencyKey);

    public Task<ApiResult<PageResponse<GroupResponse>>> GroupsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<GroupResponse>>("groups?limit=200", cancel);

    public Task<ApiResult<PageResponse<ServiceResponse>>> ServicesAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<ServiceResponse>>("services?limit=200", cancel);

    public Task<ApiResult<PageResponse<CategoryResponse>>> CategoriesAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<CategoryResponse>>("categories?limit=200", cancel);
}
