namespace IncidentPlatform.Contracts.Agreements;

/// <summary>An organization to which groups can be handed over.</summary>
/// <param name="Id">The organization.</param>
/// <param name="Name">Shown name.</param>
public sealed record ProviderResponse(Guid Id, string Name);
