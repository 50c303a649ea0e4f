using System.Text;
using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IncidentPlatform.Api.Attachments;

/// <summary>
/// What a request brings: the parts <c>file</c> of a form, or one file as the bare body with its name in a header. Nothing is
/// held in memory but the piece that is being read.
/// </summary>
internal sealed class Upload : IAsyncDisposable
{
    private const string FileField = "file";
    private const string VisibilityField = "visibility";
    private const int MaxFieldLength = 40;

    /// <summary>The files, in order.</summary>
    public List<StagedFile> Files { get; } = [];

    /// <summary>Who may read them.</summary>
    public Visibility Visibility { get; private set; } = Visibility.Public;

    /// <summary>Why the request is refused; null when it isn't.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    /// <summary>Reads a request to its end, or to the first thing wrong with it.</summary>
    public static async Task<Upload> ReceiveAsync(HttpRequest request, CancellationToken cancel)
    {
        var upload = new Upload();
        try
        {
            if (request.Query[VisibilityField].ToString() is { Length: > 0 } visibility) upload.ReadVisibility(visibility);
            if (upload.Problem is null) await upload.ReadAsync(request, cancel);
            if (upload.Problem is null && upload.Files.Count == 0) upload.Refuse("Send a file.");
            return upload;
        }
        catch (InvalidDataException)
        {
            upload.Refuse("The form cannot be read."); // its own limits, or a boundary that never comes
            return upload;
        }
        catch (IOException exception) when (exception is not BadHttpRequestException && request.HasFormContentType)
        {
            upload.Refuse("The form ended before its last boundary.");
            return upload;
        }
        catch
        {
            await upload.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in Files) await file.DisposeAsync();
    }

    private async Task ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await AddAsync(request.Body, Uri.UnescapeDataString(request.Headers[AttachmentLimits.NameHeader].ToString()), cancel);
            return;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            Refuse("The form has no boundary.");
            return;
        }
        var reader = new MultipartReader(boundary, request.Body);
        while (Problem is null && await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            if (disposition.IsFileDisposition()) await AddAsync(section.Body, (disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value, cancel);
            else if (HeaderUtilities.RemoveQuotes(disposition.Name) == VisibilityField) ReadVisibility(await FieldAsync(section.Body, cancel));
        }
    }

    private async Task AddAsync(Stream body, string? name, CancellationToken cancel)
    {
        if (Files.Count == AttachmentLimits.MaxFiles)
        {
            Refuse($"At most {AttachmentLimits.MaxFiles} files at once.");
            return;
        }
        var file = await StagedFile.ReceiveAsync(body, HeaderUtilities.RemoveQuotes(name).Value, cancel);
        Files.Add(file);
        if (file.IsTooLarge) Problem = Problems.Problem.TooLarge(FileField, $"{file.Name}: at most {AttachmentLimits.MaxBytes / 1024 / 1024} MiB.");
        else if (file.Size == 0) Refuse($"{file.Name}: the file is empty.");
        else if (file.ContentType is null) Refuse($"{file.Name}: pictures, PDF, text, mails, Office documents and archives are taken.");
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[MaxFieldLength];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private void ReadVisibility(string text)
    {
        if (Enum.TryParse<Visibility>(text, ignoreCase: true, out var visibility) && Enum.IsDefined(visibility)) Visibility = visibility;
        else Problem = Problems.Problem.Invalid(VisibilityField, "Public or Internal.");
    }

    private void Refuse(string message) => Problem = Problems.Problem.Invalid(FileField, message);
}
