using System.Net.Http.Headers;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Sla;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<CalendarRowResponse>>> CalendarsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<CalendarRowResponse>>("calendars?limit=200", cancel);

    public Task<ApiResult<CalendarResponse>> CalendarAsync(Guid id, CancellationToken cancel) => GetAsync<CalendarResponse>($"calendars/{id}", cancel);

    public Task<ApiResult<CalendarYearResponse>> CalendarYearAsync(Guid id, int year, CancellationToken cancel) =>
        GetAsync<CalendarYearResponse>(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"calendars/{id}/year?year={year}"), cancel);

    public Task<ApiResult<LevelImpactResponse>> CalendarImpactAsync(Guid id, CalendarBody calendar, CancellationToken cancel) =>
        PostAsync<LevelImpactResponse>($"calendars/{id}/impact", new CalendarImpactRequest(calendar), cancel);

    /// <param name="id">Null for a new one.</param>
    public Task<ApiResult<CalendarResponse>> SaveCalendarAsync(Guid? id, int? version, SaveCalendarRequest request, CancellationToken cancel) =>
        SaveLevelsAsync<CalendarResponse>("calendars", id, version, request, cancel);

    public Task<ApiResult<ImportedDatesResponse>> ImportDatesAsync(Stream file, CancellationToken cancel)
    {
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/calendar");
        return SendAsync<ImportedDatesResponse>(new HttpRequestMessage(HttpMethod.Post, $"{Root}calendars/import") { Content = content }, cancel);
    }

    public Task<ApiResult<PageResponse<SlaPolicyResponse>>> SlaPoliciesAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<SlaPolicyResponse>>("sla-policies?limit=200", cancel);

    public Task<ApiResult<SlaPolicyResponse>> SlaPolicyAsync(Guid id, CancellationToken cancel) => GetAsync<SlaPolicyResponse>($"sla-policies/{id}", cancel);

    public Task<ApiResult<LevelImpactResponse>> SlaPolicyImpactAsync(Guid id, SlaPolicyImpactRequest request, CancellationToken cancel) =>
        PostAsync<LevelImpactResponse>($"sla-policies/{id}/impact", request, cancel);

    /// <param name="id">Null for a new one.</param>
    public Task<ApiResult<SlaPolicyResponse>> SaveSlaPolicyAsync(Guid? id, int? version, SaveSlaPolicyRequest request, CancellationToken cancel) =>
        SaveLevelsAsync<SlaPolicyResponse>("sla-policies", id, version, request, cancel);

    public Task<ApiResult<PriorityMatrixResponse>> PriorityMatrixAsync(CancellationToken cancel) => GetAsync<PriorityMatrixResponse>("priority-matrix", cancel);

    public Task<ApiResult<LevelImpactResponse>> PriorityMatrixImpactAsync(SavePriorityMatrixRequest request, CancellationToken cancel) =>
        PostAsync<LevelImpactResponse>("priority-matrix/impact", request, cancel);

    public Task<ApiResult<PriorityMatrixResponse>> SavePriorityMatrixAsync(int? version, SavePriorityMatrixRequest request, CancellationToken cancel) =>
        SendAsync<PriorityMatrixResponse>(HttpMethod.Put, "priority-matrix", request, cancel, version);

    public Task<ApiResult<PageResponse<LevelChangeResponse>>> LevelChangesAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<LevelChangeResponse>>("level-changes?limit=5", cancel);

    public Task<ApiResult<OlaPolicyResponse>> GroupLevelsAsync(Guid groupId, CancellationToken cancel) =>
        GetAsync<OlaPolicyResponse>($"groups/{groupId}/levels", cancel);

    public Task<ApiResult<LevelImpactResponse>> GroupLevelsImpactAsync(Guid groupId, OlaPolicyImpactRequest request, CancellationToken cancel) =>
        PostAsync<LevelImpactResponse>($"groups/{groupId}/levels/impact", request, cancel);

    public Task<ApiResult<OlaPolicyResponse>> SaveGroupLevelsAsync(Guid groupId, int? version, SaveOlaPolicyRequest request, CancellationToken cancel) =>
        SendAsync<OlaPolicyResponse>(HttpMethod.Put, $"groups/{groupId}/levels", request, cancel, version);

    public Task<ApiResult<OlaPolicyResponse>> AgreementLevelsAsync(Guid agreementId, CancellationToken cancel) =>
        GetAsync<OlaPolicyResponse>($"agreements/{agreementId}/levels", cancel);

    public Task<ApiResult<LevelImpactResponse>> AgreementLevelsImpactAsync(Guid agreementId, OlaPolicyImpactRequest request, CancellationToken cancel) =>
        PostAsync<LevelImpactResponse>($"agreements/{agreementId}/levels/impact", request, cancel);

    public Task<ApiResult<OlaPolicyResponse>> SaveAgreementLevelsAsync(Guid agreementId, int? version, SaveOlaPolicyRequest request, CancellationToken cancel) =>
        SendAsync<OlaPolicyResponse>(HttpMethod.Put, $"agreements/{agreementId}/levels", request, cancel, version);

    private Task<ApiResult<T>> SaveLevelsAsync<T>(string path, Guid? id, int? version, object request, CancellationToken cancel) => id is null
        ? PostAsync<T>(path, request, cancel)
        : SendAsync<T>(HttpMethod.Put, $"{path}/{id}", request, cancel, version);
}
