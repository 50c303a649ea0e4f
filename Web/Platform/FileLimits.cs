using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Contracts.Imports;

namespace IncidentPlatform.Web.Platform;

/// <summary>What one form may send: the whole of it is read before the page sees it.</summary>
internal static class FileLimits
{
    /// <summary>Files in one form.</summary>
    public const int MaxFiles = 5;

    /// <summary>As many of the largest files that the API takes, with the fields beside them.</summary>
    public const long MaxRequestBytes = (MaxFiles * AttachmentLimits.MaxBytes) + (1024 * 1024);

    /// <summary>The largest file of records that the API takes, with the fields beside it.</summary>
    public const long MaxImportBytes = ImportLimits.MaxBytes + (1024 * 1024);
}
