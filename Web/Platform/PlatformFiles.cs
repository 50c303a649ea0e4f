using System.Net;
using System.Net.Http.Headers;
using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Web.Platform;

/// <summary>Files between the browser and the API. Its client waits as long as large files take, and repeats nothing: what was sent cannot be read twice.</summary>
internal sealed class PlatformFiles(HttpClient http, ILogger<PlatformApi> logger)
{
    private const string Root = "api/v1/";
    private const string BareType = "application/octet-stream";

    /// <summary>Puts files on a record.</summary>
    public async Task<ApiResult<PageResponse<AttachmentResponse>>> AttachAsync(
        Guid incidentId, IReadOnlyList<IFormFile> files, Visibility visibility, CancellationToken cancel)
    {
        if (files.Count > FileLimits.MaxFiles)
            return new PlatformProblem(ProblemCodes.Prefix + ProblemCodes.TooLarge, null, StatusCodes.Status413PayloadTooLarge, null);

        var form = new MultipartFormDataContent();
        foreach (var file in files)
        {
            var part = new StreamContent(file.OpenReadStream());
            part.Headers.ContentType = new MediaTypeHeaderValue(BareType); // The API looks at the content; the browser's word counts for nothing.
            form.Add(part, "file", file.FileName);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}incidents/{incidentId}/attachments?visibility={visibility}") { Content = form };
        return await new PlatformApi(http, logger).SendAsync<PageResponse<AttachmentResponse>>(request, cancel);
    }

    /// <summary>Brings a file of another system's records.</summary>
    public async Task<ApiResult<ImportResponse>> ImportAsync(IFormFile file, CancellationToken cancel)
    {
        var content = new StreamContent(file.OpenReadStream());
        content.Headers.ContentType = new MediaTypeHeaderValue(BareType);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}imports/incidents") { Content = content };
        request.Headers.TryAddWithoutValidation(AttachmentLimits.NameHeader, Uri.EscapeDataString(file.FileName));
        return await new PlatformApi(http, logger).SendAsync<ImportResponse>(request, cancel);
    }

    /// <summary>A file as the API sends it, not read yet; null when it is not there or not the reader's to see.</summary>
    /// <exception cref="SessionEndedException">The API no longer knows the session.</exception>
    public Task<HttpResponseMessage?> OpenAsync(Guid id, CancellationToken cancel) => OpenAsync($"attachments/{id}", cancel);

    /// <summary>Shifts as iCalendar by a secret link, not read yet; null when the link is not good.</summary>
    public Task<HttpResponseMessage?> OpenFeedAsync(string token, CancellationToken cancel) =>
        OpenAsync($"on-call/feeds/{Uri.EscapeDataString(token)}/calendar.ics", cancel);

    private async Task<HttpResponseMessage?> OpenAsync(string path, CancellationToken cancel)
    {
        var response = await http.GetAsync(new Uri(Root + path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.IsSuccessStatusCode) return response;

        using (response)
        {
            if (response.StatusCode == HttpStatusCode.Unauthorized) throw new SessionEndedException();
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden) return null;
            response.EnsureSuccessStatusCode();
            return null;
        }
    }
}
