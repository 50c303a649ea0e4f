namespace IncidentPlatform.Analytics.Routing;

/// <summary>The examples cannot train a classifier; the message says what is missing.</summary>
internal sealed class RoutingTrainingException(string message) : Exception(message);
