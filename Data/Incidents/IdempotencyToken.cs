namespace IncidentPlatform.Data.Incidents;

/// <summary>Names a request so that its repetition takes no second effect.</summary>
/// <param name="ActorId">Whose key it is.</param>
/// <param name="Key">The caller's key.</param>
/// <param name="RequestHash">SHA-256 over route and body.</param>
public sealed record IdempotencyToken(Guid ActorId, string Key, byte[] RequestHash);
