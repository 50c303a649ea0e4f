namespace IncidentPlatform.Worker.Notifications;

/// <summary>The mail relay cannot be used at all: no fault of a mail.</summary>
internal sealed class MailRelayException(string message, Exception inner) : Exception(message, inner);
