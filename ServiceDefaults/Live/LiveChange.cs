namespace IncidentPlatform.ServiceDefaults.Live;

/// <summary>A record and the version that it has now.</summary>
public sealed record LiveChange(Guid Id, int Version);
