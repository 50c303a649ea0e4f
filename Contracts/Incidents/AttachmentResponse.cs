using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A file on a record.</summary>
/// <param name="Id">Its bytes are at <c>GET /attachments/{id}</c>.</param>
/// <param name="FileName">As it was uploaded.</param>
/// <param name="ContentType">By content, not by name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the bytes, hexadecimal.</param>
/// <param name="At">When it was added.</param>
/// <param name="Visibility">Who may read it.</param>
public sealed record AttachmentResponse(
    Guid Id, string FileName, string ContentType, long Size, string Sha256, Instant At, Visibility Visibility);
