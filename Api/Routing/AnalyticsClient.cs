using System.Net;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.ServiceDefaults.Security;
using Polly;

namespace IncidentPlatform.Api.Routing;

/// <summary>Asks Analytics. Nobody waits long for it: an answer that does not come in time is none.</summary>
internal sealed partial class AnalyticsClient
{
    /// <summary>The setting that says where Analytics is.</summary>
    public const string UrlSetting = "Analytics:Url";

    private const string DefaultUrl = "https+http://analytics";
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MeasuresWithin = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly ILogger<AnalyticsClient> _logger;

    public AnalyticsClient(HttpClient http, IConfiguration settings, ILogger<AnalyticsClient> logger)
    {
        _http = http;
        _logger = logger;
        http.BaseAddress = new Uri(settings[UrlSetting] is { Length: > 0 } url ? url : DefaultUrl);
        http.DefaultRequestHeaders.Add(InternalKey.Header, settings[InternalKey.Setting]);
    }

    /// <summary>What the classifier says about a text.</summary>
    public Task<AnalyticsAnswer<RoutingPreviewResponse>> PreviewAsync(Guid organizationId, RoutingPreviewRequest text, CancellationToken cancel) =>
        PostAsync<RoutingPreviewResponse>($"/internal/routing/{organizationId}/preview", JsonContent.Create(text, options: PlatformJson.Options), AnswersWithin, cancel);

    /// <summary>Starts training a version; its answer holds none while another is trained.</summary>
    public Task<AnalyticsAnswer<TrainingStartedResponse>> TrainAsync(Guid organizationId, Guid personId, CancellationToken cancel) =>
        PostAsync<TrainingStartedResponse>($"/internal/routing/{organizationId}/models?personId={personId}", null, AnswersWithin, cancel);

    /// <summary>How a version does on records that are newer than those it learned from.</summary>
    public Task<AnalyticsAnswer<RoutingEvaluationResponse>> EvaluateAsync(Guid organizationId, int version, CancellationToken cancel) =>
        PostAsync<RoutingEvaluationResponse>($"/internal/routing/{organizationId}/models/{version}/evaluate", null, MeasuresWithin, cancel);

    /// <summary>What a version with other thresholds would have done; while that is prepared, how far it is.</summary>
    public Task<AnalyticsAnswer<WhatIfResponse>> WhatIfAsync(Guid organizationId, WhatIfRequest question, CancellationToken cancel) =>
        PostAsync<WhatIfResponse>($"/internal/routing/{organizationId}/what-if", JsonContent.Create(question, options: PlatformJson.Options), MeasuresWithin, cancel);

    /// <summary>The records most like a text, whoever may see them.</summary>
    public Task<AnalyticsAnswer<NearRecordsResponse>> SimilarAsync(Guid organizationId, NearRecordsRequest text, TimeSpan within, CancellationToken cancel) =>
        PostAsync<NearRecordsResponse>($"/internal/similar/{organizationId}", JsonContent.Create(text, options: PlatformJson.Options), within, cancel);

    private async Task<AnalyticsAnswer<T>> PostAsync<T>(string path, HttpContent? body, TimeSpan within, CancellationToken cancel)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(within);
        try
        {
            using var response = await _http.PostAsync(path, body, limit.Token);
            if (response.StatusCode == HttpStatusCode.NotFound) return new AnalyticsAnswer<T>(null, IsAway: false);

            response.EnsureSuccessStatusCode();
            return new AnalyticsAnswer<T>(await response.Content.ReadFromJsonAsync<T>(PlatformJson.Options, limit.Token), IsAway: false);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or ExecutionRejectedException)
        {
            LogAway(exception.GetType().Name);
            return new AnalyticsAnswer<T>(null, IsAway: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Analytics did not answer: {Reason}")]
    private partial void LogAway(string reason);
}
