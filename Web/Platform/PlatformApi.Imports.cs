using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<ImportSummaryResponse>>> ImportsAsync(string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<ImportSummaryResponse>>($"imports?limit=50&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<ImportResponse>> ImportAsync(Guid id, CancellationToken cancel) => GetAsync<ImportResponse>($"imports/{id}", cancel);

    public Task<ApiResult<PageResponse<ImportProblemResponse>>> ImportProblemsAsync(Guid id, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<ImportProblemResponse>>($"imports/{id}/problems?limit=50&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<ImportResponse>> PlanImportAsync(Guid id, PlanImportRequest request, CancellationToken cancel) =>
        SendAsync<ImportResponse>(HttpMethod.Put, $"imports/{id}", request, cancel);

    /// <param name="move"><c>check</c>, <c>start</c>, <c>cancel</c> or <c>undo</c>.</param>
    public Task<ApiResult<ImportResponse>> MoveImportAsync(Guid id, string move, CancellationToken cancel) =>
        PostAsync<ImportResponse>($"imports/{id}/{move}", null, cancel);
}
