namespace IncidentPlatform.AppHost.Composition;

/// <summary>The platform cannot start here as asked. The message is one sentence for the person at the terminal: what is wrong and what to do.</summary>
internal sealed class CannotStartException(string message) : Exception(message);
