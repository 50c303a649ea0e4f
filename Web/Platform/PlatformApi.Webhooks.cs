using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Webhooks;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<WebhookResponse>>> WebhooksAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<WebhookResponse>>("webhooks?limit=200", cancel);

    public Task<ApiResult<WebhookResponse>> WebhookAsync(Guid id, CancellationToken cancel) => GetAsync<WebhookResponse>($"webhooks/{id}", cancel);

    public Task<ApiResult<WebhookSecretResponse>> CreateWebhookAsync(SaveWebhookRequest request, CancellationToken cancel) =>
        PostAsync<WebhookSecretResponse>("webhooks", request, cancel);

    /// <param name="id">The webhook.</param>
    /// <param name="version">The version that the reader changed.</param>
    public Task<ApiResult<WebhookResponse>> UpdateWebhookAsync(Guid id, int version, SaveWebhookRequest request, CancellationToken cancel) =>
        SendAsync<WebhookResponse>(HttpMethod.Put, $"webhooks/{id}", request, cancel, version);

    /// <param name="id">The webhook.</param>
    /// <param name="version">The version that the reader saw.</param>
    public Task<ApiResult<Done>> DeleteWebhookAsync(Guid id, int version, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Delete, $"webhooks/{id}", null, cancel, version);

    public Task<ApiResult<WebhookSecretResponse>> RotateWebhookSecretAsync(Guid id, CancellationToken cancel) =>
        PostAsync<WebhookSecretResponse>($"webhooks/{id}/rotate-secret", null, cancel);

    public Task<ApiResult<WebhookPingResponse>> TestWebhookAsync(Guid id, CancellationToken cancel) =>
        PostAsync<WebhookPingResponse>($"webhooks/{id}/test", null, cancel);

    public Task<ApiResult<WebhookResponse>> ResumeWebhookAsync(Guid id, CancellationToken cancel) =>
        PostAsync<WebhookResponse>($"webhooks/{id}/resume", null, cancel);

    public Task<ApiResult<PageResponse<WebhookAttemptResponse>>> WebhookAttemptsAsync(Guid id, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<WebhookAttemptResponse>>($"webhooks/{id}/attempts?limit=20&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);
}
