using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Paging;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<EscalationPolicyResponse>>> EscalationPoliciesAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<EscalationPolicyResponse>>("escalation-policies?limit=200", cancel);

    public Task<ApiResult<EscalationPolicyResponse>> EscalationPolicyAsync(Guid id, CancellationToken cancel) =>
        GetAsync<EscalationPolicyResponse>($"escalation-policies/{id}", cancel);

    public Task<ApiResult<PageResponse<EscalationPolicyVersionResponse>>> EscalationPolicyVersionsAsync(Guid id, CancellationToken cancel) =>
        GetAsync<PageResponse<EscalationPolicyVersionResponse>>($"escalation-policies/{id}/versions?limit=20", cancel);

    public Task<ApiResult<PageResponse<RuleWebhookResponse>>> RuleWebhooksAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<RuleWebhookResponse>>("escalation-policies/webhooks", cancel);

    /// <param name="id">Null for a new one.</param>
    /// <param name="version">The version that the reader changed; null for a new one.</param>
    public Task<ApiResult<EscalationPolicyResponse>> SaveEscalationPolicyAsync(
        Guid? id, int? version, SaveEscalationPolicyRequest request, CancellationToken cancel) =>
        id is null
            ? PostAsync<EscalationPolicyResponse>("escalation-policies", request, cancel)
            : SendAsync<EscalationPolicyResponse>(HttpMethod.Put, $"escalation-policies/{id}", request, cancel, version);

    public Task<ApiResult<DryRunEscalationResponse>> DryRunEscalationAsync(DryRunEscalationRequest request, CancellationToken cancel) =>
        PostAsync<DryRunEscalationResponse>("escalation-policies/dry-run", request, cancel);

    public Task<ApiResult<EscalationsResponse>> EscalationsAsync(Guid incidentId, CancellationToken cancel) =>
        GetAsync<EscalationsResponse>($"incidents/{incidentId}/escalations", cancel);

    public Task<ApiResult<AcknowledgementResponse>> AcknowledgementAsync(string token, CancellationToken cancel) =>
        GetAsync<AcknowledgementResponse>($"acknowledgements/{Uri.EscapeDataString(token)}", cancel);

    public Task<ApiResult<AcknowledgementResponse>> AcknowledgeAsync(string token, CancellationToken cancel) =>
        PostAsync<AcknowledgementResponse>($"acknowledgements/{Uri.EscapeDataString(token)}", null, cancel);

    public Task<ApiResult<PageResponse<ParkedTimersResponse>>> ParkedTimersAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<ParkedTimersResponse>>("timers", cancel);

    public Task<ApiResult<Done>> ResumeTimersAsync(Guid incidentId, CancellationToken cancel) =>
        PostAsync<Done>($"timers/{incidentId}/resume", null, cancel);

    public Task<ApiResult<EscalationHealthResponse>> EscalationHealthAsync(CancellationToken cancel) =>
        GetAsync<EscalationHealthResponse>("escalation-health", cancel);
}
