using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data.Attachments;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Api.Attachments;

/// <summary>A file as the API shows it.</summary>
internal static class AttachmentAnswer
{
    /// <summary>Everything but the bytes.</summary>
    public static AttachmentResponse Of(AttachmentRow row) => new(
        row.Id, row.FileName, row.ContentType, row.Size, Convert.ToHexStringLower(row.Sha256), row.CreatedAt,
        row.IsInternal ? Visibility.Internal : Visibility.Public);
}
