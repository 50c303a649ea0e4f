using IncidentPlatform.Domain.Notifications;
using NodaTime;

namespace IncidentPlatform.Contracts.Notifications;

/// <summary>Something that the platform told the caller, by mail or as a line of a digest.</summary>
/// <param name="Id">The message.</param>
/// <param name="Kind">What it says, such as <c>AssignedToYou</c> or <c>ResolutionBreached</c>.</param>
/// <param name="Subject">One line, in the caller's language at that time.</param>
/// <param name="IncidentId">The record; null for what is about none.</param>
/// <param name="Number">Its number.</param>
/// <param name="Page">Where it leads, when that is not the record.</param>
/// <param name="At">When it was written; its mail may have waited for the end of quiet hours.</param>
/// <param name="ReadAt">When the caller read it here; null while unread.</param>
public sealed record NotificationResponse(
    Guid Id, string Kind, string Subject, Guid? IncidentId, string? Number, MessagePage? Page, Instant At, Instant? ReadAt);
