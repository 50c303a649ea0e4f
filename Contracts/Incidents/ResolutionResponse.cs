using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>How a record was resolved.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">The words for the consumer.</param>
public sealed record ResolutionResponse(ResolutionCode Code, string Text);
