using IncidentPlatform.Data.Notifications;
using NodaTime;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Something that follows from a change, for one subscription. Read across organizations; holds ids only.</summary>
public sealed class DeliveryRow
{
    public required Guid Id { get; init; }
    public required string Subscription { get; init; }
    public required Guid OrganizationId { get; init; }

    /// <summary>The record that changed; orders an ordered subscription.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>First line of the change.</summary>
    public required int FromSequence { get; init; }

    /// <summary>Last line of the change.</summary>
    public required int ToSequence { get; init; }
    public required Instant EnqueuedAt { get; init; }

    /// <summary>Not before; moves on with each retry.</summary>
    public required Instant AvailableAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it was given up; an administrator replays or skips it. Null while pending.</summary>
    public Instant? ParkedAt { get; set; }

    /// <summary>Type of the last failure; never its message.</summary>
    public string? LastError { get; set; }

    /// <summary>W3C trace context of the change.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The sending of a message, which is no record and has no lines.</summary>
    /// <param name="message">The message.</param>
    /// <param name="availableAt">Not before.</param>
    public static DeliveryRow OfMail(MessageRow message, Instant availableAt) => new()
    {
        Id = Guid.CreateVersion7(),
        Subscription = Subscriptions.Mail,
        OrganizationId = message.OrganizationId,
        RecordId = message.Id,
        FromSequence = 0,
        ToSequence = 0,
        EnqueuedAt = message.CreatedAt,
        AvailableAt = availableAt,
    };
}
