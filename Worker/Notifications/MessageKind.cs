namespace IncidentPlatform.Worker.Notifications;

/// <summary>What a message says. Names are stored with messages, in their dedupe keys, and name the texts.</summary>
internal enum MessageKind
{
    // To the consumer: requester, affected user, followers.
    Received,
    PublicReply,
    AwaitingConsumer,
    Resolved,
    Closed,
    Cancelled,
    StatusPublished,

    // To those who work on records.
    AssignedToYou,
    ConsumerReplied,
    Reopened,
    MajorProposed,
    MajorDeclared,
    ResponseNearing,
    ResponseBreached,
    ResolutionNearing,
    ResolutionBreached,
    UpdateNearing,
    UpdateBreached,
    LongInState,
    ConsumerWaits,
    PassedOn,
    OpenedUrgent,

    // To those who answer for routing.
    RoutingSteppedBack,

    // To a sender who is unknown here.
    IntakeRefused,

    // Lists messages that came too many at once: escalations, and news about major incidents.
    Digest,
    StatusDigest,
}
