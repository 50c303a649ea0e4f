using IncidentPlatform.Contracts.Attachments;

namespace IncidentPlatform.Web.Platform;

/// <summary>What one form may send: the whole of it is read before the page sees it.</summary>
internal static class FileLimits
{
    /// <summary>Files in one form.</summary>
    public const int MaxFiles = 5;

    /// <summary>As many of the largest files that the API takes, with the fields beside them.</summary>
    public const long MaxRequestBytes = (MaxFiles * AttachmentLimits.MaxBytes) + (1024 * 1024);
}
