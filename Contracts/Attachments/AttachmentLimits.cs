using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Attachments;

/// <summary>What <c>POST /incidents/{id}/attachments</c> takes.</summary>
public static class AttachmentLimits
{
    /// <summary>The largest file: 25 MiB.</summary>
    public const long MaxBytes = UploadLimits.MaxBytes;

    /// <summary>Files in one request.</summary>
    public const int MaxFiles = UploadLimits.MaxFiles;

    /// <summary>Characters of a file's name; a longer one is cut.</summary>
    public const int MaxNameLength = UploadLimits.MaxNameLength;

    /// <summary>Header with the name of a file that is sent as the bare body, percent-encoded UTF-8.</summary>
    public const string NameHeader = "X-File-Name";
}
