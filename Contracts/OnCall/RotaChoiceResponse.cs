namespace IncidentPlatform.Contracts.OnCall;

/// <summary>Something to choose in a form about rotas.</summary>
/// <param name="Id">What is sent.</param>
/// <param name="Name">What is read.</param>
public sealed record RotaChoiceResponse(Guid Id, string Name);
