namespace IncidentPlatform.Worker.Notifications;

/// <summary>Something that a line asks to be told.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Audience">To whom.</param>
/// <param name="ToActorToo">Whether the one who made the move is told as well: only a receipt is for them.</param>
internal sealed record Notice(MessageKind Kind, Audience Audience, bool ToActorToo = false);
