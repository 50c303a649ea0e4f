namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A person as records show them.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Email">Empty where the reader may not know it.</param>
public sealed record PersonResponse(Guid Id, string Name, string Email);
