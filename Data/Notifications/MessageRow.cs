using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Notifications;
using NodaTime;

namespace IncidentPlatform.Data.Notifications;

/// <summary>A mail to be sent: at least once, with the row's id as Message-ID.</summary>
public sealed class MessageRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Address { get; init; }
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public Guid? IncidentId { get; init; }

    /// <summary>The page to which it leads, where that is not its record's; null where it is, and for what no page tells.</summary>
    public MessagePage? Page { get; init; }

    /// <summary>Says for what the message stands, so that it is written once: unique in the organization.</summary>
    public required string DedupeKey { get; init; }
    public required Instant CreatedAt { get; init; }

    /// <summary>The message that lists this one, which is then not sent by itself; null for one that is.</summary>
    public Guid? DigestId { get; set; }

    /// <summary>When the relay took it; null while its delivery waits.</summary>
    public Instant? SentAt { get; set; }

    /// <summary>When its reader saw it in the application; null while they have not. A mail that was only sent counts as unread.</summary>
    public Instant? ReadAt { get; set; }
}
