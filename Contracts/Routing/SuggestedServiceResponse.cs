namespace IncidentPlatform.Contracts.Routing;

/// <summary>The service that a text is likely about.</summary>
/// <param name="Id">The service.</param>
/// <param name="Name">Its name.</param>
public sealed record SuggestedServiceResponse(Guid Id, string Name);
