using System.Globalization;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Search;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Domain.Templates;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<SearchResponse>> SearchAsync(string words, string? cursor, CancellationToken cancel) =>
        GetAsync<SearchResponse>($"search?q={Uri.EscapeDataString(words)}&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<PageResponse<ViewResponse>>> ViewsAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<ViewResponse>>("views?limit=200", cancel);

    public Task<ApiResult<ViewResponse>> CreateViewAsync(SaveViewRequest request, CancellationToken cancel) =>
        PostAsync<ViewResponse>("views", request, cancel);

    public Task<ApiResult<ViewResponse>> UpdateViewAsync(Guid id, SaveViewRequest request, int version, CancellationToken cancel) =>
        SendAsync<ViewResponse>(HttpMethod.Put, $"views/{id}", request, cancel, version);

    public Task<ApiResult<Done>> DeleteViewAsync(Guid id, int version, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Delete, $"views/{id}", null, cancel, version);

    /// <param name="id">Null: the reader begins with everything open.</param>
    public Task<ApiResult<Done>> BeginWithViewAsync(Guid? id, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Put, "views/default", new DefaultViewRequest(id), cancel);

    /// <param name="purpose">Null for all.</param>
    public Task<ApiResult<PageResponse<TemplateResponse>>> TemplatesAsync(TemplatePurpose? purpose, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<TemplateResponse>>(
            string.Create(CultureInfo.InvariantCulture, $"templates?limit=100&cursor={Uri.EscapeDataString(cursor ?? "")}{(purpose is { } only ? $"&purpose={only}" : "")}"), cancel);

    /// <summary>With its places filled, for a record that is not opened yet.</summary>
    public Task<ApiResult<TemplateResponse>> FilledTemplateAsync(Guid id, CancellationToken cancel) =>
        GetAsync<TemplateResponse>($"templates/{id}?filled=true", cancel);

    public Task<ApiResult<PageResponse<TemplateChoiceResponse>>> TemplatesForAsync(Guid incidentId, CancellationToken cancel) =>
        GetAsync<PageResponse<TemplateChoiceResponse>>($"incidents/{incidentId}/templates", cancel);

    /// <summary>With its places filled from a record.</summary>
    public Task<ApiResult<TemplateResponse>> FilledTemplateAsync(Guid incidentId, Guid id, CancellationToken cancel) =>
        GetAsync<TemplateResponse>($"incidents/{incidentId}/templates/{id}", cancel);

    /// <param name="id">Null for a new one.</param>
    /// <param name="version">The version that the reader saw; null for a new one.</param>
    public Task<ApiResult<TemplateResponse>> SaveTemplateAsync(Guid? id, int? version, SaveTemplateRequest request, CancellationToken cancel) => id is null
        ? PostAsync<TemplateResponse>("templates", request, cancel)
        : SendAsync<TemplateResponse>(HttpMethod.Put, $"templates/{id}", request, cancel, version);

    public Task<ApiResult<Done>> DeleteTemplateAsync(Guid id, int version, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Delete, $"templates/{id}", null, cancel, version);
}
