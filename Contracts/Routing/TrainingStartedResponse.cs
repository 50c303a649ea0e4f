namespace IncidentPlatform.Contracts.Routing;

/// <summary>Analytics' answer to Api when a training is asked for.</summary>
/// <param name="Version">The version that is trained; null while another is.</param>
public sealed record TrainingStartedResponse(int? Version);
