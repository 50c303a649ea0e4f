namespace IncidentPlatform.Contracts.Sla;

/// <summary>What a group or a provider promises for the time it has a record.</summary>
/// <param name="Version">Its present version, 0 where nothing was ever promised; send it as <c>If-Match</c>.</param>
/// <param name="Targets">Empty: nothing is promised.</param>
/// <param name="ChangeId">The change that carries the version to open records; null when it reaches none.</param>
public sealed record OlaPolicyResponse(int Version, IReadOnlyList<OlaTargetBody> Targets, Guid? ChangeId = null);
