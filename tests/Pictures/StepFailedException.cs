namespace IncidentPlatform.Pictures;

/// <summary>The platform did not do what the tour needs; the message says at which address.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
