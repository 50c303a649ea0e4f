namespace IncidentPlatform.Domain.OnCall;

/// <summary>Who of a layer is on call at an instant.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="PersonId">The person.</param>
/// <param name="OverrideId">The override that says so; null when it is their turn.</param>
public sealed record OnCallTurn(Guid LayerId, Guid PersonId, Guid? OverrideId = null);
