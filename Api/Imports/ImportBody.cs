using IncidentPlatform.Contracts.Attachments;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IncidentPlatform.Api.Imports;

/// <summary>The file that a request brings: the first one of a form, or the bare body with its name in a header.</summary>
internal static class ImportBody
{
    /// <summary>Opens it; null without one.</summary>
    /// <exception cref="InvalidDataException">The form cannot be read.</exception>
    public static async Task<(string? Name, Stream? Body)> OpenAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return (Uri.UnescapeDataString(request.Headers[AttachmentLimits.NameHeader].ToString()), request.Body);

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) throw new InvalidDataException("The form has no boundary.");
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition()) continue;

            var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
            return (HeaderUtilities.RemoveQuotes(name).Value, section.Body);
        }
        return (null, null);
    }
}
