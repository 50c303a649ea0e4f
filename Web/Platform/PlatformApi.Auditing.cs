using IncidentPlatform.Contracts.Auditing;
using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<AuditRunResponse>>> AuditsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<AuditRunResponse>>("audits?limit=60", cancel);

    public Task<ApiResult<PageResponse<AuditDifferenceResponse>>> AuditDifferencesAsync(Guid runId, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<AuditDifferenceResponse>>($"audits/{runId}/differences?cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);
}
