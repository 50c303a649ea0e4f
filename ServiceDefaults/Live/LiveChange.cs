namespace IncidentPlatform.Web.Live;

/// <summary>A record and the version that it has now.</summary>
internal sealed record LiveChange(Guid Id, int Version);
