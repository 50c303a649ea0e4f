namespace IncidentPlatform.Contracts.OnCall;

/// <summary>Somebody who takes turns.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Shown name.</param>
public sealed record OnCallPersonResponse(Guid Id, string Name);
